// Sends hostile bodies to a server process, while polling /health/live.
// Run: npm run bench:bodies [-- --times 3]
import { optionsOf } from '../scripts/command-line.mjs';
import { sendHostileBodies } from '../test/support/send-hostile-bodies.mjs';
import { startServer } from './process.mjs';
import { makeWorld } from './world.mjs';

const options = optionsOf('bench:bodies');
const PORT = 24130;
const URL_BASE = `http://127.0.0.1:${PORT}`;
const MOST_MS = 100;
const MOST_GROWTH_MIB = 300;
const PARTNER = '01900000-0000-7000-8000-000000000001';
const ENGINEER = '01900000-0000-7000-8000-0000000000e1';

const fill = (client) =>
  client.query(`
    insert into partner (id, slug, name, kind, tier, region, time_zone, internal, version, created_at) values
      ('${PARTNER}', 'northwind', 'Northwind', 'BANK', 'STANDARD', 'US', 'America/New_York', false, 1, '2026-01-01');
    insert into solution_engineer (id, name, email, time_zone, weekly_capacity_hours, created_at) values
      ('${ENGINEER}', 'Erin', 'engineer@causeway.example', 'America/New_York', 40, '2026-01-01');
    insert into app_user (id, email, name, role, partner_id, engineer_id, created_at) values
      (uuidv7(), 'admin@causeway.example', 'Ada', 'ADMIN', null, null, '2026-01-01'),
      (uuidv7(), 'manager@causeway.example', 'Mia', 'MANAGER', null, null, '2026-01-01'),
      (uuidv7(), 'engineer@causeway.example', 'Erin', 'ENGINEER', null, '${ENGINEER}', '2026-01-01'),
      (uuidv7(), 'partner@northwind.example', 'Pam', 'PARTNER', '${PARTNER}', null, '2026-01-01');`);

async function post(path, body, token) {
  const headers = {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  return (await fetch(URL_BASE + path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
}

const tokenOf = async (email) => (await post('/dev/token', { email })).token;

async function secretOf(admin, more) {
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const query = `mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret userErrors { message } } }`;
  const variables = { input: { name: 'bench', scopes: ['USAGE_WRITE'], expiresAt, ...more } };
  return (await post('/graphql', { query, variables }, admin)).data.createApiKey.secret;
}

async function tokens() {
  const admin = await tokenOf('admin@causeway.example');
  const { data } = await post('/graphql', { query: '{ partners { nodes { id } } }' }, admin);
  return {
    manager: await tokenOf('manager@causeway.example'),
    engineer: await tokenOf('engineer@causeway.example'),
    partner: await tokenOf('partner@northwind.example'),
    key: await secretOf(admin, { partnerId: data.partners.nodes[0].id }),
    gateway: await secretOf(admin, {}),
  };
}

const world = await makeWorld(fill);
const server = await startServer(
  process.execPath,
  ['--max-semi-space-size=16', 'dist/src/main.js'],
  { CAUSEWAY_DATA_DIR: world.dataDir, CAUSEWAY_DEMO: 'false', LOG_LEVEL: 'error', PORT: String(PORT) },
  `${URL_BASE}/health/ready`,
);
let fits = true;
try {
  const target = { port: PORT, pid: server.pid, tokens: await tokens() };
  for (let turn = 0; turn < Number(options.times); turn += 1) {
    const { answers, liveMs, busyMs, rssMib } = await sendHostileBodies(target);
    const wrong = answers.filter(({ expected, got }) => ![expected].flat().includes(got));
    if (turn === 0) {
      console.log('| body | answer | message |\n|---|---|---|');
      for (const { name, got, message } of answers) console.log(`| ${name} | ${got} | ${message} |`);
    }
    for (const { name, expected, got } of wrong) console.log(`WRONG: ${name}: ${got} instead of ${expected}`);
    console.log(
      `\n${answers.length} bodies; /health/live asked ${liveMs.count} times: p50 ${liveMs.p50.toFixed(1)} ms, ` +
        `p99 ${liveMs.p99.toFixed(1)} ms, most ${liveMs.most.toFixed(1)} ms, of which the process itself worked at most ` +
        `${busyMs.most.toFixed(1)} ms (bound ${MOST_MS}); ` +
        `resident ${rssMib.before.toFixed(0)} MiB before, at most ${rssMib.most.toFixed(0)} MiB`,
    );
    fits &&= wrong.length === 0 && busyMs.most < MOST_MS && rssMib.most - rssMib.before < MOST_GROWTH_MIB;
  }
} finally {
  await server.stop();
  world.remove();
}
process.exitCode = fits ? 0 : 1;
