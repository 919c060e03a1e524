// Searches 10,000 engagements with their milestones, partners, products and engineers over GraphQL, as people type: beginnings,
// words in any order, misspellings, keys and what no name has. Compared, alternating on the same PostgreSQL, with the limit (the
// same statement sent by a bare client) and with a scan for the text in every name.
// Run: npm run bench:search [-- --rounds 5 --engagements 10000]
import assert from 'node:assert/strict';
import pg from 'pg';
import { readSearch } from '../dist/src/modules/dashboard/domain/typed-search.js';
import { SEARCH_KINDS } from '../dist/src/modules/dashboard/search.graphql.js';
import { searchStatement } from '../dist/src/modules/dashboard/search.query.js';
import { optionsOf } from '../scripts/command-line.mjs';
import { percentile, spread, startServer } from './process.mjs';
import { fillSearchWorld } from './search-world.mjs';
import { makeWorld, urlsOf } from './world.mjs';

const options = optionsOf('bench:search');
const ROUNDS = Number(options.rounds);
const URL_BASE = 'http://127.0.0.1:24130';
const FIRST = 20;

/** Kinds of queries, each with some that match few names and some that match very many. */
const TYPED = {
  'beginning of a name': ['no', 'nor', 'north', 'northwind', 'card pay', 'accounts', 'ada', 'kick', 'in'],
  'beginning of a word': ['integration', 'with', 'bank', 'insur', 'live', 'kowal', 'sandbox', 'keys'],
  'several words': [
    'northwind bank',
    'bank accounts',
    'pay integration card',
    'harbor live',
    'with for bank',
  ],
  misspelled: ['nrothwind', 'integratoin', 'sandbx', 'muler', 'northwnd accuonts', 'paroll', 'compliense'],
  key: ['ENG-142', '142', 'eng-9', 'ENG-142/', 'ENG-4711/SAND', 'ENG-99999'],
  'no match': ['zzyzx', 'northwind zurich', '日本', 'q w x', '%_%'],
};

const QUERY = `query ($q: String!) { search(q: $q, first: ${FIRST}) { kind id title subtitle key } }`;
const SCAN = `
  select * from (
    select 'PARTNER', id, name from partner where name ilike $1
    union all select 'ENGAGEMENT', id, title from engagement where title ilike $1
    union all select 'API_PRODUCT', id, name from api_product where name ilike $1
    union all select 'SOLUTION_ENGINEER', id, name from solution_engineer where name ilike $1
    union all select 'MILESTONE', id, title from milestone where title ilike $1 or code ilike $1
  ) f order by 3 limit ${FIRST}`;

async function timeOf(act) {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

async function ask(path, body, token) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(URL_BASE + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json();
}

const world = await makeWorld((client) =>
  fillSearchWorld(client, { engagements: Number(options.engagements) }),
);
const causeway = await startServer(
  process.execPath,
  ['--max-semi-space-size=16', 'dist/src/main.js'],
  { CAUSEWAY_DATA_DIR: world.dataDir, CAUSEWAY_DEMO: 'false', PORT: '24130' },
  `${URL_BASE}/health/ready`,
);
const bare = new pg.Client({ connectionString: urlsOf(world.dataDir).app });
try {
  await bare.connect();
  const { token } = await ask('/dev/token', { email: 'manager@causeway.example' });
  const ways = {
    causeway: async (q) => {
      const { data, errors } = await ask('/graphql', { query: QUERY, variables: { q } }, token);
      assert.equal(errors, undefined, JSON.stringify(errors));
      return data.search.length;
    },
    bare: async (q) => {
      const { rows } = await bare.query(searchStatement(readSearch(q), SEARCH_KINDS, FIRST));
      return JSON.parse(rows[0].answer).length;
    },
    scan: (q) => bare.query(SCAN, [`%${q}%`]),
  };
  const times = Object.fromEntries(
    Object.keys(TYPED).map((kind) => [kind, { causeway: [], bare: [], scan: [] }]),
  );
  // The first round is a warm-up: PostgreSQL plans the first five executions one by one.
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [kind, queries] of Object.entries(TYPED))
      for (const q of queries) {
        assert.equal(await ways.causeway(q), await ways.bare(q), q);
        for (const [way, act] of Object.entries(ways)) {
          const ms = await timeOf(() => act(q));
          if (round > 0) times[kind][way].push(ms);
        }
      }
  console.log(
    `${options.engagements} engagements; ms, median (min–max) and 95th percentile of ${ROUNDS} rounds\n`,
  );
  console.log('| queries | Causeway | p95 | bare SQL | p95 | scan of all names | p95 |');
  console.log('|---|---|---|---|---|---|---|');
  const cells = (values) => `${spread(values, 1)} | ${percentile(values, 0.95).toFixed(1)}`;
  const line = (kind, each) =>
    console.log(`| ${kind} | ${cells(each.causeway)} | ${cells(each.bare)} | ${cells(each.scan)} |`);
  for (const [kind, each] of Object.entries(times)) line(kind, each);
  const all = (way) => Object.values(times).flatMap((each) => each[way]);
  line('all', { causeway: all('causeway'), bare: all('bare'), scan: all('scan') });
} finally {
  await bare.end();
  await causeway.stop();
  world.remove();
}
