import { type GraphQLField, buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { countReads } from '../support/count-statements.js';
import type { Person } from '../support/people.js';
import { randomOperation } from '../support/random-operation.js';
import { schemaOf } from '../support/root-fields.js';
import {
  type ExecutorsWorld,
  exampleQueries,
  exampleText,
  exampleVariables,
  startExecutorsWorld,
} from './executors-world.js';
import { Executors, type Sent } from './executors.js';
import { HOSTILE } from './executors-hostile.js';

const GENERATED = 200;
const PEOPLE = ['manager@causeway.example', 'auditor@causeway.example', 'partner@northwind.example'] as const;
const MANAGER = PEOPLE[0];
describe('a compiled query returns the same bytes as graphql-js', () => {
  let world: ExecutorsWorld;
  let both: Executors;
  beforeAll(async () => {
    world = await startExecutorsWorld();
    both = new Executors(world.app);
  });
  afterAll(() => world.app.stop());

  it.each(exampleQueries())('for %s', async (file) => {
    const role = file.split('-', 1)[0];
    const person = (role === 'partner' ? PEOPLE[2] : `${role}@causeway.example`) as Person;
    const variables = { ...exampleVariables(file), key: world.key };
    const { compiled, answer } = await both.ask({ person, query: exampleText(file), variables });
    expect(answer.body).not.toContain('"errors"');
    expect(compiled).toBe(1);
  });

  it(`for ${GENERATED} generated queries, most of which are compiled and many of which return data`, async () => {
    const schema = schemaOf(world.app.nest);
    const roots = Object.values(schema.getQueryType()!.getFields());
    const seen = { compiled: 0, data: 0, errors: 0 };
    for (let seed = 0; seed < GENERATED; seed += 1) {
      const first = roots[seed % roots.length] as GraphQLField<unknown, unknown>;
      const { query, variables } = randomOperation(schema, [first, ...roots], world.values, seed);
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
    const { compiled, answer } = await both.ask({
      person: MANAGER,
      query,
      variables: { key: world.key, ...variables },
    });
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
    both.write(false);
    both.compile('always');
    expect(await countReads(() => both.send({ person: MANAGER, query, variables: { key: world.key } }))).toBe(
      1,
    );
  });

  it('and the schema omits nothing that the queries could have selected', () => {
    const text = readFileSync('schema.graphql', 'utf8');
    const published = Object.keys(buildSchema(text).getQueryType()!.getFields());
    expect(Object.keys(schemaOf(world.app.nest).getQueryType()!.getFields())).toEqual(published);
  });
});
