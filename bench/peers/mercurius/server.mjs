// Mercurius + graphql-jit: hand-written SQL, one statement per root field, whose JSON graphql-jit completes field by field.
// No sign-in, no limits, no logs.
import fastify from 'fastify';
import mercurius from 'mercurius';
import pg from 'pg';
import { openPools, readAsPartner } from '../shared/pools.mjs';
import { SCHEMA } from '../shared/schema.mjs';
import { W1, W2, W3 } from '../shared/statements.mjs';

const pools = openPools(pg);
const answer = ({ rows }) => (rows[0] ? JSON.parse(rows[0].answer) : null);
const resolvers = {
  Query: {
    engagement: async (_root, { key }) =>
      answer(await pools.app.query({ name: 'w1', text: W1, values: [key] })),
    myIntegration: async (_root, { key }) =>
      answer(await readAsPartner(pools.portal, { name: 'w2', text: W2, values: [key] })),
    engagements: async (_root, { filter }) =>
      answer(await pools.app.query({ name: 'w3', text: W3, values: [filter.stage.in[0]] })),
  },
};
const server = fastify();
server.register(mercurius, { schema: SCHEMA, resolvers, jit: 1, path: '/graphql' });
server.get('/', () => 'ok');
await server.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
