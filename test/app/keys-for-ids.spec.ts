import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { KEY_EXAMPLES } from '../../src/kernel/ids.js';
import { tableOf } from '../../src/platform/graphql/reads/fragments/source.js';
import { namingOf } from '../../src/platform/graphql/reads/schema/named.js';
import { type Json, TestApp } from '../support/app.js';
import { LiveClient } from '../support/live-client.js';
import { ADMIN, GLOBEX_ID, MANAGER, NORTHWIND_ID, PARTNER } from '../support/people.js';
import { schemaOf } from '../support/root-fields.js';
import { type Started, seedProduct, startIntegration } from '../support/seed-integrations.js';

const WORDS: Readonly<Record<string, unknown>> = {
  ...{ Int: 1, Float: 1, Boolean: true, LocalDate: '2026-12-01', DateTime: '2026-12-01T00:00:00Z' },
};

describe('the key of an engagement or a milestone in place of an ID', () => {
  let app: TestApp;
  let own: Started;
  let first: { readonly id: string; readonly code: string };
  let milestone: typeof first;
  beforeAll(async () => {
    app = await TestApp.start();
    await app.nest.listen(0, '127.0.0.1');
    await seedProduct(app);
    await startIntegration(app, GLOBEX_ID, 'Accounts for Globex');
    own = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    await app.settle();
    const query = 'query ($id: ID!) { engagement(id: $id) { milestones { id code } } }';
    [first, milestone] = (await app.gql(MANAGER, query, { id: own.id })).data.engagement.milestones;
  });
  afterAll(() => app.stop());

  const spellings = (): [string, string][] => [
    [own.key, `${own.key}/${milestone.code}`],
    [own.key.toLowerCase(), `${own.key.toLowerCase()}/${milestone.code.toLowerCase()}`],
  ];

  it.each([
    ['engagement', 'query ($e: ID!) { engagement(id: $e) { id title } }'],
    ['node', 'query ($e: ID!, $m: ID!) { a: node(id: $e) { id } b: node(id: $m) { id } }'],
    ['a filter', 'query ($e: ID!) { milestones(filter: { engagementId: { in: [$e] } }) { nodes { id } } }'],
    [
      'the opposite',
      'query ($e: ID!) { milestones(filter: { engagementId: { notIn: [$e] } }) { nodes { id } } }',
    ],
    [
      'a filter on a relation',
      'query ($e: ID!) { blockers(filter: { engagementId: { in: [$e] } }) { totalCount } }',
    ],
    ['another', 'query ($m: ID!) { blockers(filter: { milestoneId: { in: [$m, $m] } }) { nodes { id } } }'],
    [
      'a query of its own',
      'query ($e: ID!) { suggestEngineers(engagementId: $e, first: 3) { engineer { id } } }',
    ],
  ])('returns the same as the ID in %s', async (_where, query) => {
    const ask = async (e: string, m: string) => {
      const given = { ...(query.includes('$e') ? { e } : {}), ...(query.includes('$m') ? { m } : {}) };
      const { data, errors } = await app.gql(MANAGER, query, given);
      return { data, errors } as Json;
    };
    const expected = await ask(own.id, milestone.id);
    expect([expected.errors, JSON.stringify(expected.data)]).toEqual([
      undefined,
      expect.not.stringMatching(/:null/),
    ]);
    for (const [e, m] of spellings()) expect(await ask(e, m)).toEqual(expected);
    const literal = query
      .replace(/ \(.*?\) \{/, ' {')
      .replace(/\$e\b/g, `"${own.key}"`)
      .replace(/\$m\b/g, `"${own.key}/${milestone.code}"`);
    expect((await app.gql(MANAGER, literal)).data).toEqual(expected.data);
  });

  it('returns null or NOT_FOUND alike for what does not exist', async () => {
    for (const id of [
      'ENG-999',
      'ENG-1/NOWHERE',
      `${own.key}/`,
      'ENG-',
      ` ${own.key}`,
      milestone.code,
      'eng_1',
      'ENG-١',
    ])
      expect((await app.gql(MANAGER, 'query ($id: ID!) { node(id: $id) { id } }', { id })).data).toEqual({
        node: null,
      });
    const { data } = await app.gql(
      MANAGER,
      'query ($id: ID!) { engagement(id: $id) { id } partner(id: $id) { id } }',
      {
        id: `${own.key}/${milestone.code}`,
      },
    );
    expect(data).toEqual({ engagement: null, partner: null });
  });

  it('is limited in number per request, and gives partner users no access', async () => {
    const query = 'query ($ids: [ID!]) { milestones(filter: { engagementId: { in: $ids } }) { totalCount } }';
    const twoLists =
      'query ($ids: [ID!]) { milestones(filter: { engagementId: { in: $ids, notIn: ["ENG-0"] } }) { totalCount } }';
    const ids = Array.from({ length: 200 }, (_none, index) => `ENG-${index + 1}`);
    const { errors } = await app.gql(MANAGER, twoLists, { ids });
    expect(errors?.map(({ message }) => message)).toEqual([
      'At most 200 keys can be used in place of IDs in one request.',
    ]);
    expect((await app.gql(MANAGER, query, { ids: [own.key] })).data.milestones.totalCount).toBeGreaterThan(5);
    const unknown = await app.gql(MANAGER, query, { ids: [own.key, 'ENG-999'] });
    expect(unknown.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    const denied = await app.gql(PARTNER, query, { ids: [own.key] });
    expect(denied.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });

  it('is suggested for an invalid ID, in every filter by ID, if a key would also work', async () => {
    const lists = Object.values(schemaOf(app.nest).getQueryType()!.getFields()).flatMap(({ name, args }) => {
      const filter = getNamedType(args.find((arg) => arg.name === 'filter')?.type);
      if (!isInputObjectType(filter) || args.some(isRequiredArgument)) return [];
      const byId = Object.values(filter.getFields()).filter(({ type }) => getNamedType(type).name === 'IdIn');
      return byId.map((field) => [name, field.name] as const);
    });
    const said = new Map<string, string>();
    for (const [list, field] of lists)
      for (const id of ['ENG-999', 'ENG-999/NOWHERE', 'nonsense']) {
        const query = `query ($id: ID!) { ${list}(filter: { ${field}: { in: [$id] } }) { __typename } }`;
        const { errors } = await app.gql(ADMIN, query, { id });
        expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
        const [start, reason = ''] = errors![0]!.message.split(', which is ');
        expect(start).toBe(`\`${field}\` contains "${id}"`);
        said.set(`${list}.${field}`, reason);
      }
    const engagement = 'neither an ID such as eng_… nor a known key such as ENG-142.';
    expect(Object.fromEntries(said)).toMatchObject({
      'milestones.engagementId': engagement,
      'blockers.engagementId': engagement,
      'blockers.milestoneId': 'neither an ID such as mil_… nor a known key such as ENG-142/KICKOFF.',
      'auditLog.subject': 'neither an ID nor a known key.',
      'milestones.partnerId': 'not an ID such as ptn_….',
    });
    for (const [at, reason] of said)
      if (at.endsWith('.engagementId')) expect([at, reason]).toEqual([at, engagement]);
  });

  it('is documented with an example for each type that has one', () => {
    const types = Object.values(schemaOf(app.nest).getTypeMap()).filter((type) => namingOf(type));
    const examples = types.map((type) => {
      const example = KEY_EXAMPLES[tableOf(type)!.id!]!;
      expect(example).toMatch(namingOf(type)!.form);
      return example;
    });
    expect(examples.sort()).toEqual(Object.values(KEY_EXAMPLES).sort());
  });

  it('is accepted by a subscription', async () => {
    const client = await LiveClient.signedIn(await app.nest.getUrl(), await app.token(MANAGER));
    const watch = 'subscription ($id: ID!) { engagementChanged(id: $id) { key minutesLogged } }';
    const id = await client.following(watch, { id: own.key.toLowerCase() });
    await app.gql(
      MANAGER,
      'mutation ($input: LogProgressInput!) { logProgress(input: $input) { userErrors { code } } }',
      {
        input: {
          engagementId: own.key,
          text: 'By key',
          minutes: 7,
          startMilestoneIds: [`${own.key}/${first.code}`],
        },
      },
    );
    const [sent] = await client.delivered(id, 1);
    expect(sent.data.engagementChanged).toEqual({ key: own.key, minutesLogged: 7 });
    client.close();
  });

  /** An input with the required fields and every engagement or milestone ID; @returns also the paths of these. */
  const inputOf = (type: GraphQLInputObjectType, name: { readonly e: string; readonly m: string }) => {
    const paths: string[][] = [];
    const valueOf = (of: GraphQLInputType, field: string, path: string[]): unknown => {
      const named = getNamedType(of);
      if (isNonNullType(of)) return valueOf(of.ofType, field, path);
      if (isListType(of)) return [valueOf(of.ofType, field, [...path, '0'])];
      if (isEnumType(of)) return of.getValues()[0]!.name;
      if (named.name === 'ID' && /engagement|milestone/i.test(field)) {
        paths.push(path);
        return /engagement/i.test(field) ? name.e : name.m;
      }
      if (!isInputObjectType(of)) return WORDS[String(of)] ?? 'x';
      const fields = Object.values(of.getFields()).filter(
        (each) =>
          isRequiredInputField(each) ||
          (/engagement|milestone/i.test(each.name) && getNamedType(each.type).name === 'ID'),
      );
      return Object.fromEntries(
        fields.map((each) => [each.name, valueOf(each.type, each.name, [...path, each.name])]),
      );
    };
    return { input: valueOf(type, 'input', ['input']), paths };
  };

  it('is found by every mutation that accepts one, and never if it does not exist', async () => {
    const mutations = Object.values(schemaOf(app.nest).getMutationType()!.getFields());
    const seen: string[] = [];
    for (const { name, args } of mutations.filter((each) => !/My[A-Z]/.test(each.name))) {
      const type = getNamedType(args[0]!.type) as GraphQLInputObjectType;
      const query = `mutation ($input: ${type.name}!) { done: ${name}(input: $input) { userErrors { code field } } }`;
      const missing = async (e: string, m: string) => {
        const { input, paths } = inputOf(type, { e, m });
        const { data, errors } = await app.gql(MANAGER, query, { input });
        const notFound = (data?.done?.userErrors ?? []) as { code: string; field: string[] | null }[];
        const at = notFound.filter(({ code }) => code === 'NOT_FOUND').map(({ field }) => field?.join('.'));
        return { errors, at: paths.map((path) => path.join('.')).filter((path) => at.includes(path)), paths };
      };
      if (inputOf(type, { e: '', m: '' }).paths.length === 0) continue;
      const [[e, m]] = spellings() as [[string, string]];
      expect({ name, ...(await missing(e, m)) }).toMatchObject({ name, errors: undefined, at: [] });
      const control = await missing('ENG-999', 'ENG-999/NOWHERE');
      if (control.at.length > 0) seen.push(name);
    }
    expect(seen).toEqual(
      expect.arrayContaining(['passBall', 'updateMilestone', 'takeBaseline', 'raiseBlocker']),
    );
    expect(seen.length).toBeGreaterThan(9);
  });

  it('is resolved in one place: no field below the roots takes an ID', () => {
    const schema = schemaOf(app.nest);
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const takers = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !roots.includes(type)
        ? Object.values(type.getFields()).flatMap(({ name, args }) =>
            args
              .filter((argument) => getNamedType(argument.type).name === 'ID')
              .map(() => `${type.name}.${name}`),
          )
        : [],
    );
    expect(takers).toEqual([]);
  });
});
