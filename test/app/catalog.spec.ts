import { TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { AUDITOR, MANAGER } from '../support/people.js';

const CREATE = `mutation ($input: CreateApiProductInput!) {
  createApiProduct(input: $input) { apiProduct { id slug name capability description } userErrors { code field } }
}`;

interface Payload {
  readonly apiProduct: { readonly id: string; readonly slug: string } | null;
  readonly userErrors: readonly { readonly code: string }[];
}
describe('the catalogue', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  async function enter(input: object): Promise<Payload> {
    return (await app.gql(MANAGER, CREATE, { input })).data.createApiProduct!;
  }

  describe('createApiProduct', () => {
    it('adds a product under a slug made from its name', async () => {
      const input = { name: 'Instant Payments', capability: 'PAYMENTS', description: 'Moves money.' };
      const { apiProduct } = await enter(input);
      expect(apiProduct).toEqual({ ...input, id: expect.stringMatching(/^api_/), slug: 'instant-payments' });
      const { data } = await app.gql(
        AUDITOR,
        'query ($id: ID!) { apiProduct(id: $id) { slug versions { id } } }',
        { id: apiProduct?.id },
      );
      expect(data.apiProduct).toEqual({ slug: 'instant-payments', versions: [] });
    });

    it.each([
      ['a blank name', { name: '  ' }, 'INVALID', 'name'],
      ['a name without characters for a slug', { name: '漢字' }, 'INVALID', 'slug'],
      ['a slug in capitals', { slug: 'Pay' }, 'INVALID', 'slug'],
      ['a description of 4,001 characters', { description: 'a'.repeat(4001) }, 'INVALID', 'description'],
      ['a slug that is in use', { slug: 'taken' }, 'ALREADY_EXISTS', 'slug'],
    ])('rejects %s', async (_case, wrong, code, field) => {
      await enter({ name: 'Taken', capability: 'PAYMENTS' });
      expect(await enter({ name: 'P', capability: 'DATA', ...wrong })).toEqual({
        ...{ apiProduct: null, userErrors: [{ code, field: ['input', field] }] },
      });
    });

    it('lets only one of two with the same slug succeed', async () => {
      const answers = await Promise.all([1, 2].map(() => enter({ name: 'Twice', capability: 'DATA' })));
      expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
        'ALREADY_EXISTS',
      ]);
    });
  });

  describe('apiProducts', () => {
    it.each([
      ['by words of the name', { q: 'stant pay' }, ['instant-payments']],
      ['by words of the slug', { q: 'nt-payments' }, ['instant-payments']],
      ['by capability', { capability: { in: ['DATA'] } }, ['twice']],
      ['by no capability at all', { capability: { in: [] } }, []],
      ['by both', { q: 'taken', capability: { notIn: ['PAYMENTS'] } }, []],
    ])('are found %s', async (_case, filter, slugs) => {
      const { data } = await app.gql(
        AUDITOR,
        'query ($filter: ApiProductFilter) { apiProducts(filter: $filter) { nodes { slug } totalCount } }',
        { filter },
      );
      expect(data.apiProducts).toEqual({ nodes: slugs.map((slug) => ({ slug })), totalCount: slugs.length });
    });

    it('take as many statements for many rows as for few', async () => {
      await app.pools.staff.query(
        `with product as (
           insert into api_product (id, slug, name, capability, created_at)
           select gen_random_uuid(), 'many-' || n, 'Many', 'LENDING', '2026-01-01'
           from generate_series(1, 30) n returning id)
         insert into api_version (id, api_product_id, version, status, hosts, base_path, created_at)
         select gen_random_uuid(), id, 'v' || n, 'GA', '{}', '', '2026-01-01' from product, generate_series(1, 3) n`,
      );
      const read = async (first: number) => {
        const query = `{ apiProducts(first: ${first}) { nodes { versions { operations { id } } } } }`;
        let rows = 0;
        const statements = await countReads(async () => {
          const { data } = await app.gql(AUDITOR, query);
          const page: { nodes: unknown[] } = data.apiProducts;
          rows = page.nodes.length;
        });
        return { rows, statements };
      };
      expect(await read(1)).toEqual({ rows: 1, statements: 1 });
      expect(await read(30)).toEqual({ rows: 30, statements: 1 });
    });

    it('return all versions and operations of a page of normal size', async () => {
      const query = '{ apiProducts { edges { node { versions { operations { method } } } } } }';
      expect((await app.gql(AUDITOR, query)).errors).toBeUndefined();
    });

    it.each(['api_01h455vb4pex5vsknk084sn02q', 'ptn_01h455vb4pex5vsknk084sn02q', 'x'])(
      'are null for the ID %s',
      async (id) => {
        const { data, errors } = await app.gql(AUDITOR, 'query ($id: ID) { apiProduct(id: $id) { id } }', {
          id,
        });
        expect([data.apiProduct, errors]).toEqual([null, undefined]);
      },
    );
  });

  describe('permissions', () => {
    const CALLS = {
      createApiProduct: [CREATE, { name: 'X', capability: 'DATA' }],
      importApiDescription: [
        'mutation ($input: ImportApiDescriptionInput!) { importApiDescription(input: $input) { userErrors { code } } }',
        { apiProductId: 'x', version: 'v1', document: '' },
      ],
    } as const;
    const READS = ['{ apiProducts { nodes { id } } }', '{ apiProduct(slug: "x") { id } }'];
    const STAFF = ['admin', 'manager', 'engineer', 'compliance', 'auditor'] as const;

    it.each(Object.entries(CALLS))('%s is for admins and managers', async (_name, [query, input]) => {
      for (const person of ['admin@causeway.example', MANAGER] as const)
        expect((await app.gql(person, query, { input })).errors).toBeUndefined();
      for (const person of [
        'engineer@causeway.example',
        'compliance@causeway.example',
        AUDITOR,
        'partner@northwind.example',
      ] as const)
        expect((await app.gql(person, query, { input })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await app.gql(null, query, { input })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    });

    it.each(READS)('%s is for all staff and not for partner users', async (query) => {
      for (const role of STAFF)
        expect((await app.gql(`${role}@causeway.example`, query)).errors).toBeUndefined();
      const denied = await app.gql('partner@northwind.example', query);
      expect(denied.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    });
  });
});
