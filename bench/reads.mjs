// Reads W1, W2, W3 with 2,000 partners, 10,000 engagements and 120,000 milestones: Causeway, with sign-in, limits and logs,
// compared with peers without them, alternating on the same PostgreSQL. About ten minutes.
// Run: npm run bench:reads:install && npm run bench:reads [-- --rounds 5 --seconds 4]
import autocannon from 'autocannon';
import assert from 'node:assert/strict';
import { optionsOf } from '../scripts/command-line.mjs';
import { median, spread } from './process.mjs';
import { requirePeers, startServers, stopServers } from './servers.mjs';
import { WORKLOADS } from './workloads.mjs';
import { fillReadsWorld, makeWorld, urlsOf } from './world.mjs';

const options = optionsOf('bench:reads');
const CONNECTIONS = 16;
const PORT = 24_100;
const tell = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

async function tokenOf(url, email) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/dev/token`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email }),
  });
  return (await response.json()).token;
}

async function dataOf({ url, label }, { path, ...request }) {
  const { data, errors } = await (await fetch(url + path, request)).json();
  assert.equal(errors, undefined, `${label} answers with errors: ${JSON.stringify(errors)}`);
  return data;
}

/** The first responses of all servers are identical, converted to Causeway's names if necessary. */
async function compare(name, servers, requests) {
  for (let index = 0; index < 5; index += 1) {
    const [ours, ...theirs] = await Promise.all(
      servers.map((server, each) => dataOf(server, requests[each][index])),
    );
    for (const [each, data] of theirs.entries()) {
      const { label, comparable } = servers[each + 1];
      assert.deepEqual(comparable(data, ours), ours, `${name}: ${label} must answer the same`);
    }
  }
}

/** One round of load on one server: requests per second, p50, p99, CPU ms of the server's process per request. */
async function load({ label, url, process }, requests, seconds) {
  const before = process.cpuMs();
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds, requests });
  assert.equal(result.non2xx + result.errors, 0, `${label}: every request must be answered`);
  const total = result.requests.total;
  return {
    rps: total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpu: (process.cpuMs() - before) / total,
  };
}

async function measure(name, workload, servers) {
  const tokens = await Promise.all(workload.people.map((email) => tokenOf(servers[0].url, email)));
  const requests = servers.map(({ request }) =>
    tokens.flatMap((token, turn) =>
      workload.variables
        .filter((_each, index) => workload.variables.length < tokens.length || index % tokens.length === turn)
        .map((each) => request(name, { ...workload, token }, each)),
    ),
  );
  await compare(name, servers, requests);
  const rounds = servers.map(() => []);
  for (let turn = 0; turn <= Number(options.rounds); turn += 1) {
    tell(`${name} ${turn === 0 ? 'warm-up' : `round ${turn} of ${options.rounds}`}`);
    for (const [index, server] of servers.entries()) {
      const round = await load(server, requests[index], Number(options.seconds));
      if (turn > 0) rounds[index].push(round);
    }
  }
  return rounds;
}

function print(name, { what }, servers, rounds) {
  const of = (index, field) => rounds[index].map((each) => each[field]);
  const [ourCpu, ourRate] = [median(of(0, 'cpu')), median(of(0, 'rps'))];
  console.log(`\n**${name}** ${what}\n`);
  console.log(
    `| server | requests/s | p50 ms | p99 ms | CPU ms/request | Causeway's CPU is | Causeway's rate is |`,
  );
  console.log('|---|---|---|---|---|---|---|');
  for (const [index, { label }] of servers.entries()) {
    const cpu = (ourCpu / median(of(index, 'cpu'))).toFixed(2);
    const rate = (ourRate / median(of(index, 'rps'))).toFixed(2);
    const figures = [spread(of(index, 'rps')), spread(of(index, 'p50')), spread(of(index, 'p99'))];
    console.log(
      `| ${label} | ${figures.join(' | ')} | ${spread(of(index, 'cpu'), 3)} | ${cpu} × | ${rate} × |`,
    );
  }
}

requirePeers();
tell('filling the database');
const world = await makeWorld(fillReadsWorld);
let servers = [];
try {
  tell('starting Causeway and its peers');
  servers = await startServers(world.dataDir, urlsOf, PORT);
  console.log(
    `${options.rounds} rounds of ${options.seconds} s each in turn, ${CONNECTIONS} connections, Node ${process.version}; median (min–max)`,
  );
  for (const [name, workload] of Object.entries(WORKLOADS))
    print(name, workload, servers, await measure(name, workload, servers));
} finally {
  await stopServers(servers);
  world.remove();
}
