import { type GraphQLField, type OperationDefinitionNode, Kind, parse } from 'graphql';
import { consoleDocuments } from '../support/console-documents.js';
import { countReads } from '../support/count-statements.js';
import { NORTHWIND_ID, type Person } from '../support/people.js';
import { query } from '../support/query.js';
import { randomOperation, randomVariables } from '../support/random-operation.js';
import { schemaOf } from '../support/root-fields.js';
import { type ExecutorsWorld, startExecutorsWorld } from './executors-world.js';
import { Executors } from './executors.js';

const GENERATED = 2_000;
const PEOPLE = ['manager@causeway.example', 'auditor@causeway.example', 'partner@northwind.example'] as const;
const [MANAGER, , PARTNER] = PEOPLE;

/** Text that could be taken for JSON, for an ID as PostgreSQL writes it, or for the end of a string. */
const HOSTILE_TEXTS = [
  '{"" : "engagement 01975b2c-0000-7000-8000-000000000001"}',
  '{\\"\\" : \\"engagement 01975b2c-0000-7000-8000-000000000001\\"}',
  '"}, {"" : "',
  '\\',
  '\\"',
  'quote " back \\ slash / delete \u007f lines \u2028 \u2029',
  '\t tab \b back \f feed \u0001 one \u001f unit',
  '€ 𝄞 é ü ñ \u202e reversed',
  'null',
];

const ENGAGEMENT = `query ($key: String!, $yes: Boolean = true) { engagement(key: $key) { ...Head
  milestones @include(if: $yes) { id title } blockers @skip(if: $yes) { reason } kind: __typename } __typename
  list: engagements(first: 3, orderBy: { field: KEY, direction: ASC }) { totalCount edges { cursor node { ...Head } }
  pageInfo { endCursor hasNextPage } } } fragment Head on Engagement { id title partner { name id } }`;

const operationOf = (text: string): OperationDefinitionNode =>
  parse(text).definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION)!;

describe('a response that PostgreSQL writes has the same bytes as one of objects', () => {
  let world: ExecutorsWorld;
  let executors: Executors;
  beforeAll(async () => {
    world = await startExecutorsWorld();
    executors = new Executors(world.app);
  });
  afterAll(() => world.app.stop());

  const ask = (asked: string, variables: object = {}, person: Person = MANAGER) =>
    executors.askWritten({ person, query: asked, variables: { key: world.key, ...variables } });

  it(`for ${GENERATED} generated queries, many of which are written`, async () => {
    const schema = schemaOf(world.app.nest);
    const roots = Object.values(schema.getQueryType()!.getFields());
    const seen = { written: 0, data: 0 };
    for (let seed = 10_000; seed < 10_000 + GENERATED; seed += 1) {
      const first = roots[seed % roots.length] as GraphQLField<unknown, unknown>;
      const drawn = randomOperation(schema, [first, ...roots], world.values, seed);
      const person = first.name.startsWith('my') ? PARTNER : PEOPLE[seed % 3]!;
      const { written, answer } = await executors.askWritten({ person, ...drawn });
      seen.written += written;
      seen.data += answer.body.startsWith('{"data":{') ? 1 : 0;
    }
    expect(seen.data).toBeGreaterThan(GENERATED * 0.25);
    expect(seen.written).toBeGreaterThan(GENERATED * 0.12);
  });

  it('for the queries of the console, some of which are written', async () => {
    const queries = consoleDocuments()
      .map(({ text }) => ({ query: text, operation: operationOf(text) }))
      .filter(({ operation }) => operation.operation === 'query');
    const likely = { ...world.values, after: [null], first: [50], id: [world.id], key: [world.key] };
    let count = 0;
    for (const [index, { query, operation }] of queries.entries()) {
      const variables = randomVariables(schemaOf(world.app.nest), operation, likely, index);
      for (const person of [MANAGER, PARTNER])
        count += (await executors.askWritten({ person, query, variables })).written;
    }
    expect(count).toBeGreaterThan(queries.length / 6);
  });

  it.each(HOSTILE_TEXTS)('for the text %j', async (text) => {
    const { staff } = world.app.pools;
    await staff.query('update engagement set title = $2 where key = $1', [world.key, text]);
    await staff.query('update partner set name = $2 where id = $1', [NORTHWIND_ID, text]);
    const { written, answer } = await ask(ENGAGEMENT);
    expect(written).toBe(1);
    const { data } = JSON.parse(answer.body) as { data: object };
    expect(data).toMatchObject({ engagement: { title: text, partner: { name: text } } });
  });

  it.each([
    ['that nobody may name', '{ engagement(key: "ENG-0") { id } }', 1],
    ['with a resolver of its own', 'query ($key: String!) { engagement(key: $key) { viewerMay } }', 0],
    ['whose resolver reads what SQL returns', 'query ($id: ID!) { node(id: $id) { id } }', 0],
    ['beside one that SQL does not answer', '{ viewer { email } engagements { totalCount } }', 0],
    ['under a key too long for a column', `{ engagements { ${'x'.repeat(64)}: totalCount } }`, 0],
    ['under the longest key', `{ engagements { ${'x'.repeat(63)}: totalCount } }`, 1],
  ])('for a field %s', async (_case, asked, expected) => {
    expect((await ask(asked, { id: world.id })).written).toBe(expected);
  });

  it('for a null where there may be none, which only the executors report', async () => {
    const { database, pools } = world.app;
    await query(database.ownerUrl, 'alter table milestone alter column title drop not null');
    await pools.staff.query(
      'update milestone set title = null where engagement_id = (select id from engagement where key = $1)',
      [world.key],
    );
    const { written, answer } = await ask(
      'query ($key: String!) { engagement(key: $key) { key milestones { title } } }',
    );
    expect([written, answer.body]).toEqual([0, expect.stringContaining('INTERNAL_SERVER_ERROR')]);
  });

  it('and reads nothing twice once it is known that it cannot be written', async () => {
    const sent = {
      person: MANAGER,
      query: 'query ($key: String!) { engagement(key: $key) { key viewerMay } }',
    };
    const send = () => executors.send({ ...sent, variables: { key: world.key } });
    expect(await countReads(send)).toBe(1);
    expect(await countReads(send)).toBe(1);
  });
});
