// node ab.mjs ROUNDS WORKLOADS label=main.js[:flags] ...
import autocannon from 'autocannon';
import { execSync } from 'node:child_process';
import { startServer, median, spread } from '/work/wt/perf/bench/process.mjs';
import { WORKLOADS } from '/work/wt/perf/bench/workloads.mjs';
const [rounds, names, ...variants] = process.argv.slice(2);
const AMOUNT = Number(process.env.AMOUNT ?? 4000);
const world = process.env.WORLD;
const json = { 'content-type': 'application/json' };
const servers = [];
let port = 24300;
for (const v of variants) {
  const [label, rest] = v.split('=');
  const [main, ...flags] = rest.split(':');
  const dir = `/tmp/causeway-ab-${label}`;
  execSync(`rm -rf ${dir}; cp -a ${world} ${dir}`);
  const url = `http://127.0.0.1:${++port}`;
  const p = await startServer(process.env.NODE ?? process.execPath, [...(flags.length ? flags : ['--max-semi-space-size=16']), main], { CAUSEWAY_DATA_DIR: dir, CAUSEWAY_DEMO: 'false', PORT: String(port), METRICS_PORT: 'off' }, url);
  servers.push({ label, url, process: p, out: {} });
}
const tokenOf = async (url, email) => (await (await fetch(`${url}/dev/token`, { method: 'POST', headers: json, body: JSON.stringify({ email }) })).json()).token;
try {
  for (const name of names.split(',')) {
    const w = WORKLOADS[name];
    for (const s of servers) {
      const tokens = await Promise.all(w.people.map((e) => tokenOf(s.url, e)));
      s.requests = tokens.flatMap((token, turn) => w.variables.filter((_e, i) => w.variables.length < tokens.length || i % tokens.length === turn).map((variables) => ({ method: 'POST', path: '/graphql', headers: { ...json, authorization: `Bearer ${token}` }, body: JSON.stringify({ query: w.query, variables }) })));
      s.out[name] = [];
    }
    for (let r = 0; r <= Number(rounds); r++) for (const s of servers) {
      const before = s.process.cpuMs();
      const res = await autocannon({ url: s.url, connections: 16, amount: name === 'W3' ? AMOUNT / 4 : AMOUNT, requests: s.requests });
      if (res.non2xx + res.errors) throw new Error('errors');
      if (r > 0) s.out[name].push((s.process.cpuMs() - before) / res.requests.total);
    }
    for (const s of servers) console.log(name, s.label.padEnd(16), spread(s.out[name], 3));
  }
} finally { for (const s of servers.reverse()) await s.process.stop(); }
