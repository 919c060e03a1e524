import { toTypeId } from '../../src/kernel/ids.js';
import { type Json, TestApp } from '../support/app.js';
import { ADMIN, MANAGER, NORTHWIND_ID, PARTNER, type Person } from '../support/people.js';
import { type Started, seedProduct, startIntegration } from '../support/seed-integrations.js';

/** In sort order; each pair of upper and lower case is tied and sorted by ID, the one created first coming first. */
const NAMES = ['adagio', 'Aland', 'aland', '\u00c5land', 'elan', '\u00e9lan', '\u017derotin', 'Zorro'];
const SHUFFLED = [6, 3, 1, 7, 0, 5, 2, 4];
const CREATE: Readonly<Record<string, (name: string, index: number) => object>> = {
  createPartner: (name, index) => ({
    ...{ name, slug: `partner-${index}`, kind: 'BANK', region: 'US', timeZone: 'America/New_York' },
    vertical: 'Ordered',
  }),
  createEngineer: (name, index) => ({ name, email: `e${index}@x.example`, timeZone: 'America/New_York' }),
  createApiProduct: (name, index) => ({ name, slug: `product-${index}`, capability: 'DATA' }),
  inviteUser: (name, index) => ({ name, email: `u${index}@x.example`, role: 'AUDITOR' }),
};

describe('names', () => {
  let app: TestApp;
  let started: Started;

  const enter = async (mutation: string, input: object): Promise<Json> => {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code field message } } }`;
    const { data, errors } = await app.gql(ADMIN, query, { input });
    expect(errors).toBeUndefined();
    return data[mutation].userErrors;
  };
  const ask = async (person: Person, query: string, variables: object = {}): Promise<Json> => {
    const { data, errors } = await app.gql(person, query, variables);
    expect(errors).toBeUndefined();
    return data;
  };

  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
    started = await startIntegration(app, NORTHWIND_ID, 'R\u00c9SUM\u00c9 100%_\\ ready');
    for (const [mutation, input] of Object.entries(CREATE))
      // Of two tied names, the first in NAMES is created first.
      for (const index of [...SHUFFLED].sort((a, b) => Number(a === 2) - Number(b === 2)))
        expect(await enter(mutation, input(NAMES[index]!, index))).toEqual([]);
  });
  afterAll(() => app.stop());

  /** All names of a list, read in pages of two. */
  const paged = async (list: string, args = ''): Promise<string[]> => {
    const names: string[] = [];
    for (let after: string | null = null; ;) {
      const query = `query ($after: String) { ${list}(first: 2, after: $after ${args}) {
        nodes { name } pageInfo { hasNextPage endCursor } } }`;
      const data: Json = await ask(ADMIN, query, { after });
      const page: Json = data[list];
      names.push(...page.nodes.map(({ name }: Json) => name));
      if (!page.pageInfo.hasNextPage) return names;
      after = page.pageInfo.endCursor;
    }
  };
  const ours = (names: readonly string[]) => names.filter((name) => NAMES.includes(name));

  it.each([['partners'], ['engineers'], ['apiProducts'], ['users']])(
    'of %s are sorted with similar names together, whatever case and accents, page by page',
    async (list) => {
      expect(ours(await paged(list))).toEqual(NAMES);
    },
  );

  it('are sorted backwards in the same way', async () => {
    const names = await paged('partners', ', orderBy: { field: NAME, direction: DESC }');
    expect(ours(names)).toEqual([...NAMES].reverse());
  });

  it('of engineers sort their workload, page by page', async () => {
    const names: string[] = [];
    for (let after: string | null = null; ;) {
      const query = `query ($after: ID) { engineerWorkload(from: "2026-11-30", to: "2026-12-06", first: 3, after: $after) {
        engineer { id name } } }`;
      const { engineerWorkload: rows } = await ask(MANAGER, query, { after });
      names.push(...rows.map(({ engineer }: Json) => engineer.name));
      if (rows.length < 3) break;
      after = rows.at(-1).engineer.id;
    }
    expect(ours(names)).toEqual(NAMES);
  });

  it.each([
    ['other case', 'ZORRO', 'partners', ['Zorro']],
    ['other case beyond ASCII', '\u00c9LAN', 'partners', ['\u00e9lan']],
    ['a combining accent', 'A\u030alan', 'partners', ['\u00c5land']],
    ['spaces around it', ' \u00a0\u3000zorro\u2028 ', 'partners', ['Zorro']],
    ['an invisible mark that was copied along', '\ufeffzorro\u200b', 'apiProducts', ['Zorro']],
    ['only spaces, which match everything', ' \u00a0', 'apiProducts', ['Accounts', ...NAMES]],
    ['a wildcard', '_orro', 'users', []],
    ['a percent sign', '%', 'engineers', []],
  ])('are found by %s', async (_how, q, list, names) => {
    const data = await ask(ADMIN, `query ($q: String) { ${list}(filter: { q: $q }) { nodes { name } } }`, {
      q,
    });
    expect(data[list].nodes.map(({ name }: Json) => name).sort()).toEqual([...names].sort());
  });

  it.each(['r\u00e9sum\u00e9', 'RE\u0301SUME\u0301', '100%_', '%_\\', ' eng-1'])(
    'of engagements are found by %j',
    async (q) => {
      const query = 'query ($q: String) { engagements(filter: { q: $q }) { nodes { key } } }';
      expect((await ask(MANAGER, query, { q })).engagements.nodes).toEqual([{ key: started.key }]);
    },
  );

  it('in searches have at most 200 characters', async () => {
    const query = 'query ($q: String) { partners(filter: { q: $q }) { totalCount } }';
    expect((await ask(MANAGER, query, { q: '\u{1f600}'.repeat(200) })).partners.totalCount).toBe(0);
    const { errors } = await app.gql(MANAGER, query, { q: '\u{1f600}'.repeat(201) });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('are stored in NFC, and free text as entered', async () => {
    const [apart, together] = ['Cafe\u0301', 'Caf\u00e9'];
    const update = { partnerId: toTypeId('partner', NORTHWIND_ID), expectedVersion: 1, name: apart };
    expect(await enter('updatePartner', update)).toEqual([]);
    expect((await ask(MANAGER, '{ partner(slug: "northwind") { name } }')).partner.name).toBe(together);
    expect(await enter('logProgress', { engagementId: started.id, text: apart })).toEqual([]);
    const { engagement } = await ask(MANAGER, `{ engagement(key: "ENG-1") { progress { nodes { text } } } }`);
    expect(engagement.progress.nodes).toEqual([{ text: apart }]);
  });

  it.each([
    [MANAGER, 'engagement(key: $typed) { key }', 'eng-1', { key: 'ENG-1' }],
    [MANAGER, 'engagement(key: $typed) { key }', '\u00a0Eng-1 ', { key: 'ENG-1' }],
    [MANAGER, 'engagement(key: $typed) { key }', 'eng-2', null],
    [MANAGER, 'partner(slug: $typed) { slug }', ' Northwind', { slug: 'northwind' }],
    [MANAGER, 'apiProduct(slug: $typed) { slug }', 'ACCOUNTS\t', { slug: 'accounts' }],
    [MANAGER, 'playbook(slug: $typed) { slug }', ' Integration', { slug: 'integration' }],
    [PARTNER, 'myIntegration(key: $typed) { key }', ' eng-1', { key: 'ENG-1' }],
  ] as const)('%s: %s finds what is typed as %j', async (person, field, typed, found) => {
    const data = await ask(person, `query ($typed: String!) { found: ${field} }`, { typed });
    expect(data.found).toEqual(found);
  });

  it.each([
    ['engagements(filter: { key: { in: $typed } })', ['eng-1 ']],
    ['milestones(filter: { code: { in: $typed } })', ['kickoff']],
    ['partners(filter: { vertical: { in: $typed } })', ['Ordered']],
  ])('are found by %s in any form that people type', async (field, typed) => {
    const data = await ask(MANAGER, `query ($typed: [String!]) { found: ${field} { totalCount } }`, {
      typed,
    });
    expect(data.found.totalCount).toBeGreaterThan(0);
  });

  it('of keys, codes and slugs are matched in the same way for partners', async () => {
    const send = async (mutation: string, input: object) => {
      const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
      const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code field message } } }`;
      return (await ask(PARTNER, query, { input }))[mutation].userErrors;
    };
    expect(await send('commentOnMyIntegration', { key: ' eng-1', text: 'Hello.' })).toEqual([]);
    expect(await send('giveMyPulse', { key: 'Eng-1', rating: 4 })).toEqual([]);
    const [milestone] = (
      await ask(PARTNER, '{ myIntegration(key: "eng-1") { milestones { code party } } }')
    ).myIntegration.milestones.filter(({ party }: Json) => party === 'PARTNER');
    const milestoneCode = `${milestone.code.toLowerCase()} `;
    expect(
      await send('raiseMyBlocker', { key: 'eng-1', milestoneCode, severity: 'LOW', reason: 'Stuck.' }),
    ).toEqual([]);
  });
});
