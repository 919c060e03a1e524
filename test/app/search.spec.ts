import { newId } from '../../src/kernel/ids.js';
import { type Answer, TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { ENGINEER_ID, GLOBEX_ID, MANAGER, NORTHWIND_ID, STAFF, onlyFor } from '../support/people.js';
import { seedPortfolio } from '../support/seed-portfolio.js';

const SEARCH = `query ($q: String!, $first: Int, $kinds: [SearchKind!]) {
  search(q: $q, first: $first, kinds: $kinds) { kind id title subtitle key } }`;
/** An Arabic ligature that stands for 18 letters. */
const LIGATURE = '\ufdfa';

describe('a search', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
    await enterPartner('Orbit');
    await enterPartner('Orbital Pay');
    await enterPartner('Caf\u00e9 Z\u00fcrich AG');
    await enterPartner('\u65e5\u672c\u9280\u884c');
    await enterPartner('100% Payroll');
    await enterPartner('Orbwood Trust');
    await app.pools.staff.query(
      `insert into api_product (id, slug, name, capability, created_at)
       values ($1, 'accounts', 'Accounts', 'DEPOSITS', '2026-01-01'), ($2, 'orbits', 'Orbits API', 'DATA', '2026-01-01')`,
      [newId(), newId()],
    );
    for (const [title, status] of [
      ['Go-live of Orbit payouts', 'ACTIVE'],
      ['Accounts for the mobile app', 'ON_HOLD'],
    ] as const)
      await enterEngagement(title, status, ['KICK-OFF', 'Kick-off held']);
    for (let n = 3; n <= 15; n += 1)
      await enterEngagement(`Migration ${n}`, 'ACTIVE', ['MOVE', 'Data moved']);
  });
  afterAll(() => app.stop());

  async function enterPartner(name: string): Promise<string> {
    const id = newId();
    await app.pools.staff.query(
      `insert into partner (id, slug, name, kind, tier, region, time_zone, internal, version, created_at)
       values ($1::uuid, $1::uuid::text, $2, 'FINTECH', 'GROWTH', 'US-CA', 'America/New_York', false, 1, '2026-01-01')`,
      [id, name],
    );
    return id;
  }
  async function enterEngagement(title: string, status: string, [code, name]: readonly [string, string]) {
    const id = newId();
    await app.pools.staff.query(
      `insert into engagement (id, partner_id, type, title, stage, status, lead_id, region, time_zone, started_on, version,
         created_at, updated_at)
       values ($1, $2, 'INTEGRATION', $3, 'SANDBOX', $4, $5, 'US', 'America/New_York', '2026-11-30', 1, '2026-11-30', '2026-11-30')`,
      [id, NORTHWIND_ID, title, status, ENGINEER_ID],
    );
    await app.pools.staff.query(
      `insert into milestone (id, engagement_id, partner_id, code, title, stage, position, party, weight, required, is_go_live,
         visibility, status, duration_days, version)
       values ($1, $2, $3, $4, $5, 'SANDBOX', 1, 'PARTNER', 1, true, false, 'INTERNAL', 'IN_PROGRESS', 5, 1)`,
      [newId(), id, NORTHWIND_ID, code, name],
    );
  }

  const ask = (q: string, more: object = {}): Promise<Answer> => app.gql(MANAGER, SEARCH, { q, ...more });
  const find = async (q: string, more: object = {}): Promise<string[]> => {
    const { data, errors } = await ask(q, more);
    expect(errors).toBeUndefined();
    return data.search.map(({ title, key }: { title: string; key: string | null }) =>
      key === null ? title : `${key} ${title}`,
    );
  };

  it.each([
    ['caf', 'PARTNER', 'Caf\u00e9 Z\u00fcrich AG', 'Fintech · Growth · US-CA', null],
    ['ENG-2', 'ENGAGEMENT', 'Accounts for the mobile app', 'Northwind Bank · Sandbox · On hold', 'ENG-2'],
    ['accounts', 'API_PRODUCT', 'Accounts', 'Deposits', null],
    ['erin', 'SOLUTION_ENGINEER', 'Erin', 'engineer@causeway.example', null],
    ['eng-2/kick', 'MILESTONE', 'Kick-off held', 'KICK-OFF · ENG-2 · Northwind Bank · In progress', 'ENG-2'],
  ])('for %s finds a %s that links to its page', async (q, kind, title, subtitle, key) => {
    const { data } = await ask(q);
    const [first] = data.search;
    expect(first).toEqual({ kind, id: expect.any(String) as unknown, title, subtitle, key });
    const { data: found } = await app.gql(MANAGER, 'query ($id: ID!) { node(id: $id) { __typename id } }', {
      id: first.id,
    });
    expect(found.node.id).toBe(first.id);
  });

  it('returns whole names first, then beginnings, then beginnings of words, then similar words', async () => {
    expect(await find('orbit')).toEqual([
      'Orbit',
      'Orbital Pay',
      'Orbits API',
      'ENG-1 Go-live of Orbit payouts',
      'Orbwood Trust',
    ]);
  });

  it.each([
    ['ENG-1', ['ENG-1', 'ENG-10', 'ENG-11', 'ENG-12', 'ENG-13', 'ENG-14', 'ENG-15']],
    [' eng1 ', ['ENG-1', 'ENG-10', 'ENG-11', 'ENG-12', 'ENG-13', 'ENG-14', 'ENG-15']],
    ['ENG-12', ['ENG-12']],
    ['12', ['ENG-12', 'ENG-12']],
    ['ENG-16', []],
    ['ENG-999999999999999999', []],
    ['ENG-3/MOVE', ['ENG-3']],
    ['ENG-3/', ['ENG-3']],
    ['ENG-3/KICK', []],
    ['ENG-99/MOVE', []],
  ])('for the key %s finds %j', async (q, keys) => {
    // The title of ENG-12 contains its number, too, but it is found once; partners are not found by a key.
    const found = await find(q);
    expect(found.map((each) => each.split(' ')[0])).toEqual([...new Set(keys)]);
  });

  it.each([
    ['the words in any order', 'payouts live', ['ENG-1 Go-live of Orbit payouts']],
    ['the beginnings of words', 'go li pay', ['ENG-1 Go-live of Orbit payouts']],
    ['a word after a hyphen', 'live of', ['ENG-1 Go-live of Orbit payouts']],
    ['letters without their accents', 'CAFE zurich', ['Caf\u00e9 Z\u00fcrich AG']],
    ['letters with other accents', 'caf\u0065\u0301', ['Caf\u00e9 Z\u00fcrich AG']],
    ['other scripts', '\u65e5\u672c', ['\u65e5\u672c\u9280\u884c']],
    ['swapped letters', 'nrothwind', ['Northwind Bank']],
    ['a missing letter', 'norhwind bank', ['Northwind Bank']],
    ['another letter in one of two words', 'globux pay', ['Globex Pay']],
  ])('finds names by %s', async (_how, q, found) => {
    expect(await find(q)).toEqual(found);
  });

  it.each([
    ['only wildcards', '%%'],
    ['a wildcard for a letter', 'no_th'],
    ['a wildcard within a word', 'nor_hw%nd'],
    ['quotes', "' or 1=1 --"],
    ['backslashes', '\\\\'],
    ['only symbols', '\u{1f600}\u202e\u200b\u2764'],
    ['an accent without a letter', '\u0301\u0301'],
    ['words that no name has', 'zzyzx qqqqq'],
    ['fifty words', 'q '.repeat(50)],
    ['digits that start no key', '0000'],
  ])('finds nothing for %s', async (_what, q) => {
    expect(await find(q)).toEqual([]);
  });

  it('treats a percent sign as punctuation', async () => {
    expect(await find('100%')).toEqual(['100% Payroll']);
    expect(await find('00%')).toEqual([]);
  });

  it('returns only the newest milestones of those with the same name', async () => {
    const newest = ['ENG-15 Data moved', 'ENG-14 Data moved', 'ENG-13 Data moved'];
    expect(await find('data moved')).toEqual(newest);
    expect(await find('move')).toEqual(newest);
  });

  it.each([
    ['one', ['MILESTONE'], ['ENG-2 Kick-off held', 'ENG-1 Kick-off held']],
    ['several', ['PARTNER', 'MILESTONE'], ['ENG-2 Kick-off held', 'ENG-1 Kick-off held']],
    ['others', ['PARTNER', 'ENGAGEMENT'], []],
    ['no', [], []],
  ])('finds %s kinds', async (_how, kinds, found) => {
    expect(await find('kick-off', { kinds })).toEqual(found);
    expect(await find('ENG-2', { kinds: kinds.filter((kind) => kind !== 'ENGAGEMENT') })).toEqual([]);
  });

  it.each([
    ['one character', 'a', {}, /`q` must have 2-100 characters/],
    ['one character beyond the BMP', '\u{1f600}', {}, /`q`/],
    ['spaces around one', '  a \u200b', {}, /`q`/],
    ['nothing', '', {}, /`q`/],
    ['101 characters', 'a'.repeat(101), {}, /`q`/],
    ['no results', 'ab', { first: 0 }, /`first` of search must be between 1 and 100/],
    ['101 results', 'ab', { first: 101 }, /`first`/],
  ])('rejects %s', async (_what, q, more, message) => {
    const { errors } = await ask(q, more);
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(message) as unknown,
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }) as unknown,
      }),
    ]);
  });

  it.each([
    ['2 characters', 'ab', {}],
    ['100 characters', 'a'.repeat(100), {}],
    ['100 characters beyond the BMP', '\u{1f600}'.repeat(100), {}],
    ['1 result', 'ab', { first: 1 }],
    ['100 results', 'ab', { first: 100 }],
  ])('accepts %s', async (_what, q, more) => {
    expect((await ask(q, more)).errors).toBeUndefined();
  });

  it('returns as many results as asked for, the best ones', async () => {
    const all = await find('migration', { first: 100 });
    expect(all).toHaveLength(13);
    expect(await find('migration', { first: 3 })).toEqual(all.slice(0, 3));
  });

  it('finds a partner by its new name at once, and not by the old one', async () => {
    const query = '{ partner(slug: "globex") { id version } }';
    const { partner } = (await app.gql(MANAGER, query)).data;
    const input = { partnerId: partner.id, expectedVersion: partner.version, name: 'Vandelay Imports' };
    const { data } = await app.gql(
      MANAGER,
      'mutation ($input: UpdatePartnerInput!) { updatePartner(input: $input) { userErrors { message } } }',
      { input },
    );
    expect(data.updatePartner.userErrors).toEqual([]);
    expect(await find('vandelay')).toEqual(['Vandelay Imports']);
    expect(await find('globex')).toEqual([]);
    await app.pools.staff.query("update partner set name = 'Globex Pay' where id = $1", [GLOBEX_ID]);
    expect(await find('globex')).toEqual(['Globex Pay']);
  });

  it('finds a name that two transactions enter at the same time, once for each, and neither waits', async () => {
    const [one, other] = [await app.pools.staff.connect(), await app.pools.staff.connect()];
    const enter = (client: typeof one) =>
      client.query(
        `insert into api_product (id, slug, name, capability, created_at) values ($1::uuid, $1::uuid::text, 'Twin vaults', 'DATA', '2026-01-01')`,
        [newId()],
      );
    try {
      await one.query('begin');
      await other.query('begin');
      await enter(one);
      await enter(other);
      await one.query('commit');
      await other.query('commit');
    } finally {
      one.release();
      other.release();
    }
    expect(await find('twin')).toEqual(['Twin vaults', 'Twin vaults']);
    expect(await find('vaults')).toEqual(['Twin vaults', 'Twin vaults']);
    expect(await find('vualts')).toEqual(['Twin vaults', 'Twin vaults']);
  });

  it('takes names of any characters', async () => {
    const id = await enterPartner(LIGATURE.repeat(200));
    await enterPartner('\u{1f600} \u2764');
    expect(await find(LIGATURE.repeat(2))).toEqual([LIGATURE.repeat(200)]);
    await app.pools.staff.query("update partner set name = 'Plain' where id = $1", [id]);
    expect(await find('plain')).toEqual(['Plain']);
  });

  it.each(onlyFor(...STAFF))('answers %s with %s', async (person, code) => {
    const { data, errors } = await app.gql(person, SEARCH, { q: 'northwind' });
    expect([data?.search.length, errors?.[0]?.extensions.code]).toEqual(code ? [undefined, code] : [1, code]);
  });

  it('reads one statement, whatever it finds', async () => {
    const reads = () => countReads(() => find('no. 1 accounts', { first: 100 }));
    expect(await reads()).toBe(1);
    await seedPortfolio(app.pools.staff, 30);
    expect(await reads()).toBe(1);
    expect((await find('accounts no', { first: 100 })).length).toBe(10);
  });
});
