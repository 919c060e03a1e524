// The limit that reads are compared with: only fastify and pg, hand-written SQL, one JSON text straight to the socket.
// No sign-in, no GraphQL, no limits, no logs.
import fastify from 'fastify';
import pg from 'pg';
import { openPools, readAsPartner } from '../shared/pools.mjs';
import { W1, W2, W3 } from '../shared/statements.mjs';

const pools = openPools(pg);
const server = fastify();
const send = (reply, field, { rows }) =>
  reply.type('application/json').send(`{"data":{"${field}":${rows[0].answer}}}`);

server.get('/', () => 'ok');
server.post('/w1', async (request, reply) =>
  send(reply, 'engagement', await pools.app.query({ name: 'w1', text: W1, values: [request.body.key] })),
);
server.post('/w2', async (request, reply) =>
  send(
    reply,
    'myIntegration',
    await readAsPartner(pools.portal, { name: 'w2', text: W2, values: [request.body.key] }),
  ),
);
server.post('/w3', async (request, reply) =>
  send(reply, 'engagements', await pools.app.query({ name: 'w3', text: W3, values: [request.body.stage] })),
);
await server.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
