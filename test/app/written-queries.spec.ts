import { type GraphQLField, type OperationDefinitionNode, Kind, parse } from 'graphql';
import { TextQueries } from '../../src/platform/graphql/compiled/text-queries.js';
import { consoleDocuments } from '../support/console-documents.js';
import { countReads } from '../support/count-statements.js';
import { NORTHWIND_ID, type Person } from '../support/people.js';
import { randomOperation, randomVariables } from '../support/random-operation.js';
import { schemaOf } from '../support/root-fields.js';
import { exampleQueries, exampleText } from './executors-world.js';
import { type ExecutorsWorld, startExecutorsWorld } from './executors-world.js';
import { Executors } from './executors.js';

const GENERATED = 2_000;
const PEOPLE = ['manager@causeway.example', 'auditor@causeway.example', 'partner@northwind.example'] as const;
const MANAGER = PEOPLE[0];

/** Text that could be taken for JSON, for an ID as PostgreSQL writes it, or for the end of a string. */
const HOSTILE_TEXTS = [
  '{"" : "engagement 01975b2c-0000-7000-8000-000000000001"}',
  '"{\\"\\" : \\"engagement',
  '\\',
  '\\\\"',
  'quote " and back \\ slash / and \u007f \u2028 \u2029',
  '\t tab \b back \f feed \u0001 one \u001f unit',
  '€ 𝄞 é ü ñ \u202e reversed',
  'null',
  '',
];

describe('a response that SQL writes has the same bytes as one of objects', () => {
  let world: ExecutorsWorld;
  let executors: Executors;
  beforeAll(async () => {
    world = await startExecutorsWorld();
    executors = new Executors(world.app);
  });
  afterAll(() => world.app.stop());

  it(`for ${GENERATED} generated queries, many of which are written`, async () => {
    const schema = schemaOf(world.app.nest);
    const roots = Object.values(schema.getQueryType()!.getFields());
    const seen = { written: 0, data: 0 };
    for (let seed = 10_000; seed < 10_000 + GENERATED; seed += 1) {
      const first = roots[seed % roots.length] as GraphQLField<unknown, unknown>;
      const drawn = randomOperation(schema, [first, ...roots], world.values, seed);
      const person = first.name.startsWith('my') ? PEOPLE[2] : PEOPLE[seed % 3]!;
      const { written, answer } = await executors.askWritten({ person, ...drawn });
      seen.written += written;
      seen.data += answer.body.startsWith('{"data":{') ? 1 : 0;
    }
    expect(seen.data).toBeGreaterThan(GENERATED * 0.25);
    expect(seen.written).toBeGreaterThan(GENERATED * 0.12);
  });

  it('for the queries of the console, many of which are written', async () => {
    const queries = consoleDocuments()
      .map(({ text }) => ({ query: text, operation: operationOf(text) }))
      .filter(({ operation }) => operation.operation === 'query');
    const likely = { ...world.values, after: [null], before: [null], first: [50], id: [world.id], key: [world.key] };
    let count = 0;
    for (const [index, { query, operation }] of queries.entries()) {
      const variables = randomVariables(schemaOf(world.app.nest), operation, likely, index);
      for (const person of [MANAGER, PEOPLE[2]] as Person[])
        count += (await executors.askWritten({ person, query, variables })).written;
    }
    expect(count).toBeGreaterThan(queries.length / 4);
  });

  it('and those for most examples are written', () => {
    expect(exampleQueries().map(exampleText)).not.toHaveLength(0);
  });

  it.each(HOSTILE_TEXTS)('for a title %j', async (title) => {
    await world.app.pools.staff.query('update engagement set title = $2 where key = $1', [world.key, title]);
    await world.app.pools.staff.query('update partner set name = $2 where id = $1', [NORTHWIND_ID, title]);
    const query = `query ($key: String!) { engagement(key: $key) { id title __typename kind: __typename
      partner { name id } milestones { id title } } __typename }`;
    const { written, answer } = await executors.askWritten({ person: MANAGER, query, variables: { key: world.key } });
    expect(written).toBe(1);
    expect(JSON.parse(answer.body)).toMatchObject({ data: { engagement: { title, partner: { name: title } } } });
  });
});

const operationOf = (text: string): OperationDefinitionNode =>
  parse(text).definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION)!;
void [TextQueries, countReads];
