import { type GraphQLField, buildSchema } from 'graphql';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { withDays } from '../../src/platform/explorer/example-days.js';
import { toTypeId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { NORTHWIND_ID, type Person } from '../support/people.js';
import { type Values, randomOperation } from '../support/random-operation.js';
import { schemaOf } from '../support/root-fields.js';
import { seedPortfolio } from '../support/seed-portfolio.js';
import { completeAsManager, seedProduct, startIntegration } from '../support/seed-integrations.js';
import { Executors, type Sent } from './executors-both.js';
import { HOSTILE } from './executors-hostile.js';

const GENERATED = 200;
const PEOPLE = ['manager@causeway.example', 'auditor@causeway.example', 'partner@northwind.example'] as const;
const MANAGER = PEOPLE[0];
const OPERATIONS = path.resolve('examples/operations');

/** The variables file next to an operation, if any. */
function exampleVariables(file: string): Record<string, unknown> {
  const beside = path.join(OPERATIONS, file.replace('.graphql', '.variables.json'));
  if (!existsSync(beside)) return {};
  return JSON.parse(withDays(readFileSync(beside, 'utf8'), '2026-11-30')) as Record<string, unknown>;
}

describe('a compiled query returns the same bytes as graphql-js', () => {
  let app: TestApp;
  let both: Executors;
  let values: Values;
  let key: string;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedPortfolio(app.pools.staff, 12);
    await seedProduct(app);
    const started = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    await completeAsManager(app, started, 'KICK_OFF').catch(() => undefined);
    await app.settle();
    both = new Executors(app);
    key = started.key;
    values = {
      after: [null, null, null, 'WyJ4Il0'],
      first: [1, 2, 3, 50, 100, 0],
      cohortFrom: [null, '2026-11-01'],
      cohortTo: [null, '2026-12-01'],
      key: [started.key, started.key, 'ENG-1', 'ENG-2', ''],
      id: [started.id, started.id, 'eng_zzz'],
      slug: ['northwind', 'northwind', 'accounts', 'onboarding', ''],
      ID: [started.id, toTypeId('partner', NORTHWIND_ID), 'eng_zzz', '', 7],
      String: [started.key, 'ENG-1', 'ENG-2', 'northwind', 'US', '', 'WyJ4Il0', 'ünïcödé', '\0'],
      Int: [1, 2, 3, 100, 0, -1, 2 ** 31],
      Float: [0, 1.5, 1e21],
      Boolean: [true, false],
      LocalDate: ['2026-11-01', '2026-11-20', '2026-11-20', '2026-11-20', '2026-12-01', '2026-02-30'],
      DateTime: ['2026-11-30T15:00:00Z', '2026-12-01T00:00:00+02:00', 'yesterday'],
    };
  });
  afterAll(() => app.stop());

  it.each(readdirSync(OPERATIONS).filter((file) => /^query /m.test(textOf(file))))('for %s', async (file) => {
    const role = file.split('-', 1)[0];
    const person = (role === 'partner' ? PEOPLE[2] : `${role}@causeway.example`) as Person;
    const variables = { ...exampleVariables(file), key };
    const { compiled, answer } = await both.ask({ person, query: textOf(file), variables });
    expect(answer.body).not.toContain('"errors"');
    expect(compiled).toBe(1);
  });

  it(`for ${GENERATED} generated queries, most of which are compiled and many of which return data`, async () => {
    const schema = schemaOf(app.nest);
    const roots = Object.values(schema.getQueryType()!.getFields());
    const seen = { compiled: 0, data: 0, errors: 0 };
    for (let seed = 0; seed < GENERATED; seed += 1) {
      const first = roots[seed % roots.length] as GraphQLField<unknown, unknown>;
      const { query, variables } = randomOperation(schema, [first, ...roots], values, seed);
      const person = first.name.startsWith('my') ? PEOPLE[2] : PEOPLE[seed % 3]!;
      const { compiled, answer } = await both.ask({ person, query, variables });
      seen.compiled += compiled;
      seen[answer.body.startsWith('{"data":{') ? 'data' : 'errors'] += 1;
    }
    expect(seen.compiled).toBeGreaterThan(GENERATED * 0.3);
    expect(seen.data).toBeGreaterThan(GENERATED * 0.25);
    expect(seen.errors).toBeGreaterThan(GENERATED * 0.1);
  });

  it.each(HOSTILE)('for %s, which is %s', async (_case, reach, query, variables = {}) => {
    const { compiled, answer } = await both.ask({ person: MANAGER, query, variables: { key, ...variables } });
    expect(compiled).toBe(reach === 'compiled' ? 1 : 0);
    expect(answer.body).not.toContain('GRAPHQL_VALIDATION_FAILED');
    if (reach === 'interpreted') expect(answer.body).toMatch(/^\{"data":\{/);
    expect(globalThis).not.toHaveProperty('planted');
  });

  it('without permission, without sign-in, and for a response with partial errors', async () => {
    const asked: [Sent, string][] = [
      [{ person: PEOPLE[2], query: '{ engagements { totalCount } }' }, 'FORBIDDEN'],
      [{ person: null, query: '{ engagements { totalCount } }' }, 'UNAUTHENTICATED'],
      [
        { person: PEOPLE[2], query: '{ viewer { email } engagement { id } myIntegrations { totalCount } }' },
        'FORBIDDEN',
      ],
      [{ person: MANAGER, query: '{ viewer { email } engagement { id } }' }, 'BAD_USER_INPUT'],
    ];
    for (const [sent, code] of asked) {
      const { compiled, answer } = await both.ask(sent);
      expect([compiled, answer.body]).toEqual([1, expect.stringContaining(`"code":"${code}"`)]);
    }
  });

  it('and reads nothing twice if graphql-js has to report an error', async () => {
    const query = 'query ($key: String!) { engagement(key: $key) { key } wrong: engagement { key } }';
    both.compile('always');
    expect(await countReads(() => both.send({ person: MANAGER, query, variables: { key } }))).toBe(1);
  });

  it('and the schema omits nothing that the queries could have selected', () => {
    const text = readFileSync('schema.graphql', 'utf8');
    const published = Object.keys(buildSchema(text).getQueryType()!.getFields());
    expect(Object.keys(schemaOf(app.nest).getQueryType()!.getFields())).toEqual(published);
  });
});

function textOf(file: string): string {
  return readFileSync(path.join(OPERATIONS, file), 'utf8');
}
