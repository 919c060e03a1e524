import type { GraphQLObjectType } from 'graphql';
import { getNamedType } from 'graphql';
import { TestApp, type Json } from '../support/app.js';
import { LiveClient } from '../support/live-client.js';
import { MANAGER, NORTHWIND_ID, PARTNER, type Person } from '../support/people.js';
import { type RandomSelection, type Values, randomSelection } from '../support/random-operation.js';
import { schemaOf } from '../support/root-fields.js';
import { type Started, seedProduct, startIntegration } from '../support/seed-integrations.js';
import { until } from '../support/until.js';

const SEEDS = Array.from({ length: 6 }, (_none, seed) => seed);
/** Seeds from here on draw selections within the limit of objects. */
const FIRST_DRAWING = 20;

/** What a payload returns, and how a query reads the same object. */
interface Case {
  readonly person: Person;
  readonly mutation: string;
  readonly field: string;
  readonly input: (turn: number) => Record<string, unknown>;
  /** A query's root around the selection; `named` is the payload's data about the object. */
  readonly read: (selection: string, type: string) => string;
  readonly readIn: (data: Json) => Json;
  readonly named?: string;
}

describe('fragments in the payload of a mutation', () => {
  let app: TestApp;
  let started: Started;
  let milestone: { id: string; version: number };
  let values: Values;
  beforeAll(async () => {
    app = await TestApp.start();
    await app.nest.listen(0, '127.0.0.1');
    await seedProduct(app);
    started = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    await app.settle();
    const { data } = await app.gql(
      MANAGER,
      'query ($id: ID!) { engagement(id: $id) { milestones { id version } } }',
      { id: started.id },
    );
    milestone = data.engagement.milestones.at(-1);
    values = {
      ...{
        after: [null],
        first: [1, 2, 3],
        days: [7, 28],
        Int: [1, 2, 3],
        String: ['x'],
        Boolean: [true, false],
      },
      from: ['2026-11-20'],
      to: ['2026-11-30'],
      ...{ LocalDate: ['2026-11-30'], DateTime: ['2026-11-30T15:00:00Z'], ID: [started.id] },
    };
  });
  afterAll(() => app.stop());

  const byNode = {
    read: (selection: string, type: string) => `node(id: $id) { ... on ${type} ${selection} }`,
    readIn: (data: Json): Json => data.node,
    named: 'id',
  };
  const mine = (field: string) => ({
    read: (selection: string) => `myIntegration(key: $key) { ${field} ${selection} }`,
  });
  const CASES: readonly Case[] = [
    {
      ...{ person: MANAGER, mutation: 'logProgress', field: 'engagement', ...byNode },
      input: (turn) => ({ engagementId: started.id, text: `Call ${turn}`, minutes: 5 }),
    },
    {
      ...{ person: MANAGER, mutation: 'logProgress', field: 'entry', ...byNode },
      input: (turn) => ({ engagementId: started.id, text: `Mail ${turn}`, kind: 'MEETING' }),
    },
    {
      ...{ person: MANAGER, mutation: 'passBall', field: 'engagement', ...byNode },
      input: (turn) => ({ engagementId: started.id, reason: 'Next', to: ['PARTNER', 'SERVICES'][turn % 2] }),
    },
    {
      ...{ person: MANAGER, mutation: 'raiseBlocker', field: 'blocker', ...byNode },
      input: (turn) => ({
        engagementId: started.id,
        severity: 'LOW',
        party: 'PARTNER',
        reason: `No ${turn}`,
      }),
    },
    {
      ...{ person: MANAGER, mutation: 'updateMilestone', field: 'milestone', ...byNode },
      input: (turn) => ({
        ...{ milestoneId: milestone.id, expectedVersion: milestone.version + turn, weight: 1 + (turn % 5) },
      }),
    },
    {
      ...{
        person: PARTNER,
        mutation: 'raiseMyBlocker',
        field: 'integrationBlocker',
        ...mine('blockers(open: true)'),
      },
      input: (turn) => ({ key: started.key, severity: 'LOW', reason: `Lost ${turn}` }),
      readIn: (data) => data.myIntegration.blockers[0],
    },
    {
      ...{ person: PARTNER, mutation: 'commentOnMyIntegration', field: 'integrationUpdate' },
      input: (turn) => ({ key: started.key, text: `Note ${turn}` }),
      read: (selection) => `myIntegration(key: $key) { updates(first: 1) { nodes ${selection} } }`,
      readIn: (data) => data.myIntegration.updates.nodes[0],
    },
  ];

  const typeOf = ({ mutation, field }: Case): GraphQLObjectType => {
    const root = schemaOf(app.nest).getMutationType()!.getFields()[mutation]!;
    return getNamedType(
      (getNamedType(root.type) as GraphQLObjectType).getFields()[field]!.type,
    ) as GraphQLObjectType;
  };
  const ask = ({ person }: Case, drawn: RandomSelection, body: string, variables: Json) => {
    const keys = Object.keys(variables as object).filter((name) => body.includes(`$${name}`));
    const types: Record<string, string> = { id: 'ID!', key: 'String!' };
    const declared = [...keys.map((name) => `$${name}: ${types[name]}`), drawn.declared].filter(Boolean);
    const head = declared.length > 0 ? `query (${declared.join(', ')})` : 'query';
    const given = Object.fromEntries(keys.map((name) => [name, variables[name]]));
    return app.gql(person, `${head} { ${body} } ${drawn.fragments}`, { ...drawn.variables, ...given });
  };

  it.each(SEEDS)('return what a query returns, generated from seed %s', async (seed) => {
    const drawings = CASES.map((each) => {
      const type = typeOf(each);
      const drawn = randomSelection(schemaOf(app.nest), type, values, FIRST_DRAWING + seed);
      const { mutation, field, named } = each;
      const Input = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
      const declared = [`$input: ${Input}!`, drawn.declared].filter(Boolean).join(', ');
      const query = `mutation (${declared}) { done: ${mutation}(input: $input) {
        ${named ? `named: ${field} { ${named} }` : ''} it: ${field} ${drawn.selection} userErrors { message } } }
        ${drawn.fragments}`;
      const send = () =>
        app.gql(
          each.person,
          query,
          { ...drawn.variables, input: each.input(seed) },
          { 'idempotency-key': `${mutation} ${field} ${seed}` },
        );
      return { each, type, drawn, query, send };
    });
    for (const { query, send } of drawings) {
      const first = await send();
      expect({ query, errors: first.errors, refused: first.data?.done?.userErrors }).toEqual({
        ...{ query, errors: undefined, refused: [] },
      });
    }
    // Jobs follow the changes; the repeat shows the object after them, like the query.
    await app.settle();
    for (const { each, type, drawn, query, send } of drawings) {
      const { data } = await send();
      const read = await ask(each, drawn, each.read(drawn.selection, type.name), {
        ...{ id: data.done.named?.id, key: started.key },
      });
      expect({ query, errors: read.errors, answer: each.readIn(read.data) }).toEqual({
        ...{ query, errors: undefined, answer: data.done.it },
      });
    }
  });

  it.each([
    [MANAGER, 'Engagement', 'engagementChanged(id: $id)', 'engagement(id: $id)'],
    [PARTNER, 'Integration', 'myIntegrationChanged(key: $key)', 'myIntegration(key: $key)'],
  ] as const)('and in what %s is sent of a changed %s', async (person, name, watch, read) => {
    const client = await LiveClient.signedIn(await app.nest.getUrl(), await app.token(person));
    const [variable, type] = watch.includes('$id') ? (['id', 'ID!'] as const) : (['key', 'String!'] as const);
    const of = schemaOf(app.nest).getType(name) as GraphQLObjectType;
    for (const seed of SEEDS) {
      const drawn = randomSelection(schemaOf(app.nest), of, values, FIRST_DRAWING + seed);
      const head = `(${[`$${variable}: ${type}`, drawn.declared].filter(Boolean).join(', ')})`;
      const given = { ...drawn.variables, [variable]: started[variable] };
      const spelt = (kind: string, root: string) =>
        `${kind} ${head} { it: ${root} ${drawn.selection} } ${drawn.fragments}`;
      const watched = await client.following(spelt('subscription', watch), given);
      await app.gql(
        MANAGER,
        'mutation ($input: LogProgressInput!) { logProgress(input: $input) { userErrors { code } } }',
        { input: { engagementId: started.id, text: `Live ${seed}`, minutes: 1, visibility: 'PARTNER' } },
      );
      await app.settle();
      const { data, errors } = await app.gql(person, spelt('query', read), given);
      expect(errors).toBeUndefined();
      const latest = () => client.results(watched).at(-1)?.data?.it;
      // Partners are only notified of visible changes, and there may be none.
      if (person === MANAGER) await until(() => JSON.stringify(latest()) === JSON.stringify(data.it));
      else if (latest()) expect(latest()).toEqual(data.it);
      client.send({ type: 'complete', id: watched });
    }
    client.close();
  });
});
