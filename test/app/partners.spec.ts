import { TestApp } from '../support/app.js';
import { AUDITOR, MANAGER, type Person } from '../support/people.js';

const LIST = `query ($filter: PartnerFilter, $orderBy: PartnerOrder, $first: Int, $after: String, $last: Int, $before: String) {
  partners(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    nodes { slug } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const CREATE = `mutation ($input: CreatePartnerInput!) { createPartner(input: $input) {
  partner { id slug name kind tier vertical region timeZone internal version } userErrors { code field } } }`;
const UPDATE = `mutation ($input: UpdatePartnerInput!) { updatePartner(input: $input) {
  partner { name vertical version } userErrors { code field } } }`;

interface Page {
  readonly nodes: readonly { readonly slug: string }[];
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string;
    readonly endCursor: string;
  };
}
interface Payload {
  readonly partner: { readonly id: string; readonly version: number } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}

const acme = { name: 'Acme', kind: 'MERCHANT', region: 'US-CA', timeZone: 'America/Los_Angeles' };

describe('partners', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
    // Five with one name, created at the same instant: they differ only by ID.
    await app.pools.staff.query(
      `insert into partner (id, slug, name, kind, tier, vertical, region, time_zone, internal, version, created_at)
       select gen_random_uuid(), 'twin-' || n, 'Twin', 'BANK', (array['STRATEGIC', 'GROWTH', 'STANDARD'])[n % 3 + 1],
         case when n > 2 then 'cards' end, 'GB', 'Europe/London', n = 1, 1, '2026-02-02'
       from generate_series(1, 5) n`,
    );
  });
  afterAll(() => app.stop());

  const create = async (input: object): Promise<Payload> =>
    (await app.gql(MANAGER, CREATE, { input })).data.createPartner;
  const update = async (input: object): Promise<Payload> =>
    (await app.gql(MANAGER, UPDATE, { input })).data.updatePartner;
  const list = async (variables: object): Promise<Page> =>
    (await app.gql(AUDITOR, LIST, variables)).data.partners;
  const fault = async (variables: object) =>
    (await app.gql(AUDITOR, LIST, variables)).errors?.map(({ extensions }) => extensions.code);

  describe('in a list', () => {
    async function walk(orderBy: object | null): Promise<{ slugs: string[]; pages: Page[] }> {
      const pages: Page[] = [];
      let after: string | null = null;
      do {
        const page: Page = await list({ orderBy, first: 2, after });
        pages.push(page);
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      return { slugs: pages.flatMap(({ nodes }) => nodes.map(({ slug }) => slug)), pages };
    }

    const ORDERS = ['NAME', 'TIER', 'CREATED_AT'].flatMap((field) =>
      ['ASC', 'DESC'].map((direction) => ({ field, direction })),
    );
    it.each(ORDERS)('appear once each by $field $direction, even if tied', async (orderBy) => {
      const { slugs, pages } = await walk(orderBy);
      const whole = await list({ orderBy });
      expect(slugs).toEqual(whole.nodes.map(({ slug }) => slug));
      expect(new Set(slugs).size).toBe(7);
      expect(pages.map(({ nodes }) => nodes.length)).toEqual([2, 2, 2, 1]);
      expect(pages.map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual([false, true, true, true]);
      expect(pages.map(({ totalCount }) => totalCount)).toEqual([7, 7, 7, 7]);
      const back = await walk({ ...orderBy, direction: orderBy.direction === 'ASC' ? 'DESC' : 'ASC' });
      expect(back.slugs).toEqual([...slugs].reverse());
    });

    it.each(ORDERS)('can be read backwards by $field $direction', async (orderBy) => {
      const whole = await list({ orderBy });
      const end = await list({ orderBy, last: 3 });
      const before = await list({ orderBy, last: 3, before: end.pageInfo.startCursor });
      expect([...before.nodes, ...end.nodes]).toEqual(whole.nodes.slice(1));
      expect([before, end].map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual([true, true]);
    });

    it('are sorted by name by default', async () => {
      const { slugs } = await walk(null);
      expect([slugs[0], slugs[1], ...slugs.slice(2).sort()]).toEqual([
        ...['globex', 'northwind', 'twin-1', 'twin-2', 'twin-3', 'twin-4', 'twin-5'],
      ]);
    });

    it('end with an empty page after the last row', async () => {
      const { pageInfo } = await list({ first: 7 });
      expect(pageInfo.hasNextPage).toBe(false);
      expect(await list({ after: pageInfo.endCursor })).toMatchObject({
        ...{ nodes: [], totalCount: 7 },
        pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
      });
    });

    it.each([
      ['words, in any case', { q: 'NORTH' }, ['northwind']],
      ['words of the slug', { q: 'win-3' }, ['twin-3']],
      ['characters that are not wildcards', { q: '_win' }, []],
      ['the kind', { kind: { in: ['FINTECH'] } }, ['globex']],
      ['no kind', { kind: { in: [] } }, []],
      ['all kinds but one', { kind: { notIn: ['BANK'] } }, ['globex']],
      ['the tier', { tier: { in: ['STRATEGIC'] } }, ['twin-3']],
      ['the region', { region: { in: ['US'] } }, ['globex', 'northwind']],
      ['the line of business', { vertical: { in: ['cards'] } }, ['twin-3', 'twin-4', 'twin-5']],
      ['test companies', { internal: true }, ['twin-1']],
      [
        'nothing',
        { q: null, kind: null },
        ['globex', 'northwind', 'twin-1', 'twin-2', 'twin-3', 'twin-4', 'twin-5'],
      ],
      ['all of several', { q: 'twin', tier: { in: ['STANDARD'] }, internal: false }, ['twin-2', 'twin-5']],
    ])('are filtered by %s', async (_case, filter, slugs) => {
      const { nodes, totalCount } = await list({ filter });
      expect(nodes.map(({ slug }) => slug).sort()).toEqual(slugs);
      expect(totalCount).toBe(slugs.length);
    });

    const cursor = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
    const ID = '01900000-0000-7000-8000-000000000001';
    const ORDER = 'NAME ASC';
    it.each([
      ['first 0', { first: 0 }],
      ['first -1', { first: -1 }],
      ['first 101', { first: 101 }],
      ['a cursor that is not base64', { after: '???' }],
      ['an empty cursor', { after: '' }],
      ['a cursor of another list', { after: cursor('a', 1, ID) }],
      ['a cursor with too little', { after: cursor(ID) }],
      ['a cursor with an object', { after: cursor({ a: 1 }, ID, ORDER) }],
      ['a cursor with a null', { after: cursor(null, ID, ORDER) }],
      ['a cursor with a NUL', { after: cursor('a\0', ID, ORDER) }],
      ['a cursor without an id', { after: cursor('a', 'b', ORDER) }],
      [
        'a cursor with an invalid date',
        {
          after: cursor('2026-02-30 00:00:00+00', ID, 'CREATED_AT ASC'),
          orderBy: { field: 'CREATED_AT', direction: 'ASC' },
        },
      ],
      ['201 characters to search for', { filter: { q: 'a'.repeat(201) } }],
      ['201 regions', { filter: { region: { in: Array.from({ length: 201 }, () => 'US') } } }],
      ['an invalid kind', { filter: { kind: { in: ['X'] } } }],
    ])('are not listed for %s', async (_case, variables) => {
      expect(await fault(variables)).toEqual(['BAD_USER_INPUT']);
    });
  });

  describe('by ID or slug', () => {
    const ONE = 'query ($id: ID, $slug: String) { partner(id: $id, slug: $slug) { slug } }';

    it.each([
      ['an unknown slug', { slug: 'nobody' }],
      ['an unknown id', { id: 'ptn_01h455vb4pex5vsknk084sn02q' }],
      ['an id of another kind', { id: 'eng_01h455vb4pex5vsknk084sn02q' }],
      ['a malformed id', { id: "' or true --" }],
    ])('are null for %s', async (_case, variables) => {
      const { data, errors } = await app.gql(AUDITOR, ONE, variables);
      expect([data.partner, errors]).toEqual([null, undefined]);
    });

    it.each([
      ['neither', {}],
      ['both', { id: 'ptn_01h455vb4pex5vsknk084sn02q', slug: 'northwind' }],
    ])('cannot be looked up with %s', async (_case, variables) => {
      expect((await app.gql(AUDITOR, ONE, variables)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    });
  });

  describe('when created', () => {
    it('get their slug from the name, tier STANDARD and version 1', async () => {
      const { partner } = await create({ ...acme, name: 'Ärger & Söhne' });
      expect(partner).toEqual({
        ...{ ...acme, name: 'Ärger & Söhne', id: expect.stringMatching(/^ptn_/), slug: 'arger-sohne' },
        ...{ tier: 'STANDARD', vertical: null, internal: false, version: 1 },
      });
    });

    it.each([
      ['a blank name', { name: ' ' }, 'INVALID', 'name'],
      ['a name of 201 characters', { name: 'a'.repeat(201) }, 'INVALID', 'name'],
      ['an invalid region', { region: 'Texas' }, 'INVALID', 'region'],
      ['an invalid time zone', { timeZone: '+05:00' }, 'INVALID', 'timeZone'],
      ['a slug that is in use', { slug: 'northwind' }, 'ALREADY_EXISTS', 'slug'],
    ])('are rejected with %s', async (_case, wrong, code, field) => {
      const { partner, userErrors } = await create({ ...acme, ...wrong });
      expect([partner, userErrors]).toEqual([null, [{ code, field: ['input', field] }]]);
    });

    it('twice at once under one slug, are created once', async () => {
      const answers = await Promise.all([1, 2, 3].map(() => create({ ...acme, name: 'At once' })));
      expect(answers.filter(({ partner }) => partner !== null)).toHaveLength(1);
      expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
        ...['ALREADY_EXISTS', 'ALREADY_EXISTS'],
      ]);
    });
  });

  describe('when changed', () => {
    it('keep what is omitted and clear what is null', async () => {
      const { partner } = await create({ ...acme, name: 'Changing', vertical: 'toys' });
      const changed = await update({ partnerId: partner?.id, expectedVersion: 1, name: 'Changed' });
      expect(changed.partner).toEqual({ name: 'Changed', vertical: 'toys', version: 2 });
      const cleared = await update({ partnerId: partner?.id, expectedVersion: 2, vertical: null });
      expect(cleared.partner).toEqual({ name: 'Changed', vertical: null, version: 3 });
      const same = await update({ partnerId: partner?.id, expectedVersion: 3, name: 'Changed' });
      expect(same.partner?.version).toBe(3);
    });

    it('twice at once from the same version, are changed once', async () => {
      const { partner } = await create({ ...acme, name: 'Contended' });
      const answers = await Promise.all(
        ['One', 'Two', 'Three'].map((name) => update({ partnerId: partner?.id, expectedVersion: 1, name })),
      );
      expect(answers.filter((answer) => answer.partner?.version === 2)).toHaveLength(1);
      expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([
        { code: 'CONFLICT', field: ['input', 'expectedVersion'] },
        { code: 'CONFLICT', field: ['input', 'expectedVersion'] },
      ]);
    });

    it.each([
      ['an outdated version', { expectedVersion: 0 }, 'CONFLICT', 'expectedVersion'],
      ['no name', { name: null }, 'INVALID', 'name'],
      ['an unknown partner', { partnerId: 'ptn_01h455vb4pex5vsknk084sn02q' }, 'NOT_FOUND', 'partnerId'],
      ['an id of another kind', { partnerId: 'eng_01h455vb4pex5vsknk084sn02q' }, 'NOT_FOUND', 'partnerId'],
    ])('are rejected with %s', async (name, wrong, code, field) => {
      const { partner } = await create({ ...acme, name });
      const answer = await update({ partnerId: partner?.id, expectedVersion: 1, name: 'X', ...wrong });
      expect(answer.partner).toBeNull();
      expect(answer.userErrors).toContainEqual({ code, field: ['input', field] });
    });
  });

  describe('permissions', () => {
    const CALLS = {
      createPartner: [CREATE, { ...acme, region: '' }],
      updatePartner: [UPDATE, { partnerId: 'x', expectedVersion: 1 }],
      registerApplication: [
        'mutation ($input: RegisterApplicationInput!) { registerApplication(input: $input) { userErrors { code } } }',
        { partnerId: 'x', name: 'X', apiProductIds: [], credentials: [] },
      ],
    } as const;
    const code = async (person: Person, query: string, variables: object = {}) =>
      (await app.gql(person, query, variables)).errors?.[0]?.extensions.code;

    it.each(Object.entries(CALLS))('%s is for admins and managers', async (_name, [query, input]) => {
      for (const person of ['admin@causeway.example', MANAGER] as const)
        expect(await code(person, query, { input })).toBeUndefined();
      for (const role of ['engineer', 'compliance', 'auditor'] as const)
        expect(await code(`${role}@causeway.example`, query, { input })).toBe('FORBIDDEN');
      expect(await code('partner@northwind.example', query, { input })).toBe('FORBIDDEN');
    });

    it.each(['{ partners { nodes { id } } }', '{ partner(slug: "northwind") { applications { id } } }'])(
      '%s is for all staff and for no partner user',
      async (query) => {
        for (const role of ['admin', 'manager', 'engineer', 'compliance', 'auditor'] as const)
          expect(await code(`${role}@causeway.example`, query)).toBeUndefined();
        expect(await code('partner@northwind.example', query)).toBe('FORBIDDEN');
      },
    );
  });
});
