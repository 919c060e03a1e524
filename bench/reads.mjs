// Reads W1, W2, W3 at 2,000 partners, 10,000 engagements and 120,000 milestones, beside the limit (bare fastify + pg) on
// the same PostgreSQL, in turns. Run: npm run bench:reads [-- --rounds 5 --seconds 4]
import autocannon from 'autocannon';
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { median, spread, startServer } from './process.mjs';
import { fillReadsWorld, makeWorld, urlsOf } from './world.mjs';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '4' } },
});
const CONNECTIONS = 16;
const CAUSEWAY = 'http://127.0.0.1:24100';
const BARE = 'http://127.0.0.1:24101';

const MILESTONES = 'milestones { title stage party status forecastDueOn baselineDueOn }';
const HEALTH =
  'health { score band coverage asOf measures { unit score state value weight measure explanation contribution } }';
const STAGES = ['DISCOVERY', 'DESIGN', 'SANDBOX', 'CERTIFICATION', 'LAUNCH', 'ADOPTION'];
const numbers = (count, nth) => Array.from({ length: count }, (_each, index) => nth(index));

const WORKLOADS = {
  W1: {
    what: 'one engagement with partner, lead, health and milestones',
    person: 'manager@causeway.example',
    query: `query W1($key: String!) { engagement(key: $key) { key title type stage status version startedOn
      baselineGoLiveOn forecastGoLiveOn partner { name kind tier region } lead { name email } ${HEALTH} ${MILESTONES} } }`,
    variables: numbers(500, (n) => ({ key: `ENG-${1 + n * 17}` })),
  },
  W2: {
    what: "a partner's status under row security",
    person: 'partner@partner-1.example',
    query: `query W2($key: String!) { myIntegration(key: $key) { key title stage status forecastGoLiveOn baselineGoLiveOn
      percentComplete ${MILESTONES} } }`,
    variables: numbers(5, (n) => ({ key: `ENG-${2000 * (n + 1)}` })),
  },
  W3: {
    what: 'fifty engagements with partner, lead and milestones',
    person: 'manager@causeway.example',
    query: `query W3($stage: EngagementStage!) { engagements(filter: { stage: { in: [$stage] } }, first: 50,
      orderBy: { field: HEALTH_SCORE, direction: ASC }) { nodes { key title stage forecastGoLiveOn
      partner { name tier } lead { name } ${MILESTONES} } } }`,
    variables: numbers(6, (n) => ({ stage: STAGES[n] })),
  },
};

async function tokenOf(person) {
  const response = await fetch(`${CAUSEWAY}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: person }),
  });
  return (await response.json()).token;
}

function requestsOf(server, name, { query, variables }, token) {
  const headers = {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  return variables.map((each) => ({
    method: 'POST',
    path: server === CAUSEWAY ? '/graphql' : `/${name.toLowerCase()}`,
    headers,
    body: JSON.stringify(server === CAUSEWAY ? { query, variables: each } : each),
  }));
}

async function answerOf(server, { method, path, headers, body }) {
  return (await fetch(server + path, { method, headers, body })).json();
}

/** One round of load on one server: requests a second, p50, p99, CPU ms of the server's process a request. */
async function round(server, process, requests) {
  const before = process.cpuMs();
  const result = await autocannon({
    url: server,
    connections: CONNECTIONS,
    duration: Number(options.seconds),
    requests,
  });
  assert.equal(result.non2xx + result.errors, 0, 'every request must be answered');
  const total = result.requests.total;
  return {
    rps: total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpu: (process.cpuMs() - before) / total,
  };
}

const world = await makeWorld(fillReadsWorld);
const causeway = await startServer(
  process.execPath,
  ['--max-semi-space-size=64', 'dist/src/main.js'],
  { CAUSEWAY_DATA_DIR: world.dataDir, CAUSEWAY_DEMO: 'false', PORT: '24100' },
  `${CAUSEWAY}/health/live`,
);
const urls = urlsOf(world.dataDir);
const bare = await startServer(
  process.execPath,
  ['--max-semi-space-size=64', 'bench/bare-server.mjs'],
  { APP_URL: urls.app, PORTAL_URL: urls.portal, PORT: '24101' },
  BARE,
);

console.log(
  `${options.rounds} rounds of ${options.seconds} s each in turn, ${CONNECTIONS} connections; median (min–max)\n`,
);
console.log('| workload | server | requests/s | p50 ms | p99 ms | CPU ms/request | CPU against the limit |');
console.log('|---|---|---|---|---|---|---|');
try {
  for (const [name, workload] of Object.entries(WORKLOADS)) {
    const token = await tokenOf(workload.person);
    const servers = [
      {
        label: 'Causeway',
        url: CAUSEWAY,
        process: causeway,
        requests: requestsOf(CAUSEWAY, name, workload, token),
      },
      {
        label: 'bare fastify + pg',
        url: BARE,
        process: bare,
        requests: requestsOf(BARE, name, workload, null),
      },
    ];
    for (const [index] of workload.variables.slice(0, 5).entries()) {
      const [ours, theirs] = await Promise.all(
        servers.map((each) => answerOf(each.url, each.requests[index])),
      );
      assert.deepEqual(ours, theirs, `${name}: both must answer the same`);
    }
    for (const each of servers) await round(each.url, each.process, each.requests); // warm-up
    const rounds = servers.map(() => []);
    for (let turn = 0; turn < Number(options.rounds); turn += 1)
      for (const [index, each] of servers.entries())
        rounds[index].push(await round(each.url, each.process, each.requests));
    const limit = median(rounds[1].map((each) => each.cpu));
    for (const [index, { label }] of servers.entries()) {
      const of = (field, digits) =>
        spread(
          rounds[index].map((each) => each[field]),
          digits,
        );
      const ratio = (median(rounds[index].map((each) => each.cpu)) / limit).toFixed(2);
      console.log(
        `| ${name} ${workload.what} | ${label} | ${of('rps')} | ${of('p50')} | ${of('p99')} | ${of('cpu', 3)} | ${ratio} |`,
      );
    }
  }
} finally {
  await bare.stop();
  await causeway.stop();
  world.remove();
}
