import { readFile } from 'node:fs/promises';
import { IMPORT, Importer, description, keys } from '../support/api-descriptions.js';
import { TestApp } from '../support/app.js';
import { MANAGER } from '../support/people.js';

describe('importing an API description', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const { newProduct, importInto } = new Importer(() => app);

  it('reads the 53 operations of DevExchange with 18 warnings, and finds nothing new the second time', async () => {
    const devexchange = await readFile('examples/devexchange.swagger.yaml', 'utf8');
    const id = await newProduct('devexchange');
    const first = await importInto(id, devexchange, { status: 'GA' });
    expect(first.userErrors).toEqual([]);
    expect(first.added).toHaveLength(53);
    expect(first.warnings).toHaveLength(18);
    expect(first.warnings[0]).toEqual({
      message: expect.any(String),
      line: expect.any(Number),
      path: expect.stringMatching(/^\//),
    });
    const [version] = first.apiProduct.versions;
    expect(version).toMatchObject({ version: 'v1', status: 'GA' });
    expect(keys(version.operations)).toEqual(keys(first.added));
    const before = await app.pools.staff.query('select xmin, * from api_operation order by id');

    const second = await importInto(id, devexchange);
    expect(second).toEqual({ ...first, added: [], changed: [], removed: [] });
    const after = await app.pools.staff.query('select xmin, * from api_operation order by id');
    expect(after.rows).toEqual(before.rows);
  });

  it('adds, changes, marks what is gone and restores what returns, under the same ID', async () => {
    const id = await newProduct('lifecycle');
    const first = await importInto(id, description('GET /a List', 'POST /b Make', 'GET /c Read'));
    const [, made] = first.added;

    const second = await importInto(id, description('GET /c Read', 'GET /a Every', 'PUT /d Put'));
    expect([second.added, second.changed, second.removed].map(keys)).toEqual([
      ['PUT /d'],
      ['GET /a'],
      ['POST /b'],
    ]);
    const [version] = second.apiProduct.versions;
    const operations = version.operations;
    expect(keys(version.operations)).toEqual(['GET /c', 'GET /a', 'PUT /d', 'POST /b']);
    expect(operations.map(({ removedAt }) => removedAt !== null)).toEqual([false, false, false, true]);
    expect(operations[3]).toMatchObject({ id: made!.id, removedAt: '2026-11-30T15:00:00.000Z' });
    expect(second.changed).toEqual([{ ...operations[1], removedAt: undefined, matchable: undefined }]);

    const third = await importInto(
      id,
      description('GET /c Read', 'GET /a Every', 'PUT /d Put', 'POST /b New'),
    );
    expect(third).toMatchObject({ added: [{ id: made!.id, summary: 'New' }], changed: [], removed: [] });
  });

  it('returns what would change and changes nothing in a dry run', async () => {
    const id = await newProduct('dry');
    const dry = await importInto(id, description('GET /a List'), { dryRun: true });
    expect(dry).toMatchObject({
      added: [{ id: null, method: 'GET', path: '/a', summary: 'List' }],
      ...{ apiProduct: { slug: 'dry', versions: [] }, userErrors: [] },
    });
    await importInto(id, description('GET /a List', 'GET /b List'));
    const again = await importInto(id, description('GET /a Other'), { dryRun: true, hosts: ['b.example'] });
    expect([again.changed, again.removed].map(keys)).toEqual([['GET /a'], ['GET /b']]);
    expect(again.apiProduct.versions).toMatchObject([
      { hosts: ['api.example.com'], operations: [{ summary: 'List' }, { removedAt: null }] },
    ]);
    const { rows } = await app.pools.staff.query(
      `select a.id from audit_entry a join api_version v on v.id = a.subject_id join api_product p
       on p.id = v.api_product_id where p.slug = 'dry'`,
    );
    expect(rows).toHaveLength(1);
  });

  it('keeps the address of a version until hosts or base path are given, and reports a different one', async () => {
    const id = await newProduct('address');
    const document = description('GET /a List');
    const address = async (more: object) => {
      const { apiProduct, warnings } = await importInto(id, document, more);
      const [{ hosts, basePath, status }] = apiProduct.versions;
      return [hosts, basePath, status, warnings.length];
    };
    expect(await address({ hosts: ['GW.example:80'], basePath: '/p/' })).toEqual([
      ['gw.example'],
      '/p',
      'BETA',
      0,
    ]);
    expect(await address({})).toEqual([['gw.example'], '/p', 'BETA', 1]);
    expect(await address({ hosts: ['api.example.com'], basePath: '/v1' })).toEqual([
      ['api.example.com'],
      ...['/v1', 'BETA', 0],
    ]);
  });

  it('keeps versions of one product apart', async () => {
    const id = await newProduct('versions');
    await importInto(id, description('GET /a'));
    const second = await importInto(id, description('GET /b'), { version: 'v2' });
    expect(keys(second.added)).toEqual(['GET /b']);
    expect(second.apiProduct.versions.map(({ version }) => version)).toEqual(['v1', 'v2']);
  });

  const broken = { document: 'openapi: 3.0.0\ninfo: { title: T, version: "1" }\npaths: [\n' };
  it.each([
    ['an unknown product', { apiProductId: 'api_01h455vb4pex5vsknk084sn02q' }, 'NOT_FOUND', 'apiProductId'],
    [
      'an id of another kind',
      { apiProductId: 'ptn_01h455vb4pex5vsknk084sn02q' },
      'NOT_FOUND',
      'apiProductId',
    ],
    ['an invalid ID', { apiProductId: '?' }, 'NOT_FOUND', 'apiProductId'],
    ['a blank version', { version: ' ' }, 'INVALID', 'version'],
    ['an address for a host', { hosts: ['https://a.example/x'] }, 'INVALID', 'hosts'],
    ['21 hosts', { hosts: Array.from({ length: 21 }, (_, n) => `h${n}.example`) }, 'LIMIT_EXCEEDED', 'hosts'],
    ['a base path with a query', { basePath: '/v1?x' }, 'INVALID', 'basePath'],
    ['a document that ends too early', broken, 'INVALID', 'document'],
    ['a document of another kind', { document: 'hello: world' }, 'INVALID', 'document'],
    ['an empty document', { document: '' }, 'INVALID', 'document'],
    ['8 MiB and a byte', { document: `#${'é'.repeat(4 * 1024 * 1024)}` }, 'INVALID', 'document'],
    ['an IPv6 address without its end', { hosts: ['[2001:db8::1'] }, 'INVALID', 'hosts'],
  ])('rejects %s', async (_case, wrong, code, field) => {
    const id = await newProduct(`refused-${Math.random().toString(36).slice(2)}`);
    const answer = await importInto(id, description('GET /a'), wrong);
    expect(answer).toMatchObject({
      apiProduct: null,
      added: null,
      changed: null,
      removed: null,
      warnings: null,
    });
    expect(answer.userErrors).toEqual([{ code, field: ['input', field], message: expect.any(String) }]);
    const { rows } = await app.pools.staff.query(
      `select v.id from api_version v join api_product p on p.id = v.api_product_id where slug like 'refused%'`,
    );
    expect(rows).toEqual([]);
  });

  it('reports the offending line', async () => {
    const id = await newProduct('line');
    const { userErrors } = await importInto(id, 'openapi: 3.0.0\ninfo: {}\npaths: { /a: { get: { ] } }\n');
    expect(userErrors[0]!.message).toMatch(/^Line 3: /);
  });

  it('accepts exactly 8 MiB', async () => {
    const id = await newProduct('large');
    const operations = `${description('GET /a')}\n`;
    const document = `${operations}#${'x'.repeat(8 * 1024 * 1024 - operations.length - 1)}`;
    expect(await importInto(id, document)).toMatchObject({ added: [{ path: '/a' }], userErrors: [] });
  });

  it.each([
    ['1,899 operations', 1, 1899, []],
    ['1,900 operations over two versions', 2, 950, ['document']],
    ['20 versions', 20, 1, ['version']],
  ])('adds one more to a product of %s, or rejects it', async (slug, versions, operations, fields) => {
    const id = await newProduct(slug.replaceAll(/[ ,]/g, '-'));
    await app.pools.staff.query(
      `with version as (
         insert into api_version (id, api_product_id, version, status, hosts, base_path, created_at)
         select gen_random_uuid(), p.id, 'v0.' || n, 'GA', '{}', '', '2026-01-01'
         from api_product p, generate_series(1, $2::int) n where p.slug = $1 returning id)
       insert into api_operation (id, api_version_id, method, path, position, removed_at)
       select gen_random_uuid(), version.id, 'GET', '/' || n, n, '2026-01-02' from version, generate_series(1, $3::int) n`,
      [slug.replaceAll(/[ ,]/g, '-'), versions, operations],
    );
    const { userErrors } = await importInto(id, description('GET /a'));
    expect(userErrors.map(({ code, field }) => [code, field[1]])).toEqual(
      fields.map((field) => ['LIMIT_EXCEEDED', field]),
    );
  });

  it('keeps two different concurrent imports apart', async () => {
    const id = await newProduct('at-once');
    const documents = [description('GET /a One', 'GET /b One'), description('GET /b Two', 'GET /c Two')];
    const answers = await Promise.all([0, 1, 0, 1].map((which) => importInto(id, documents[which]!)));
    expect(answers.map(({ userErrors }) => userErrors)).toEqual([[], [], [], []]);
    const last = await importInto(id, documents[0]!);
    const operations = last.apiProduct.versions[0].operations;
    expect(operations.map(({ path, summary, removedAt }) => [path, summary, removedAt === null])).toEqual([
      ['/a', 'One', true],
      ['/b', 'One', true],
      ['/c', 'Two', false],
    ]);
  });

  it('returns the first response to a repeat with the same Idempotency-Key', async () => {
    const input = { apiProductId: await newProduct('key'), version: 'v1', document: description('GET /a') };
    const send = () => app.gql(MANAGER, IMPORT, { input }, { 'idempotency-key': 'once' });
    const first = await send();
    expect(first.data).toMatchObject({ importApiDescription: { added: [{ path: '/a' }] } });
    expect((await send()).data).toEqual(first.data);
  });

  it('is recorded in the audit log', async () => {
    const id = await newProduct('audited');
    await importInto(id, description('GET /a', 'GET /b'), { status: 'GA' });
    await importInto(id, description('GET /a', 'GET /b'));
    await importInto(id, description('GET /a now'));
    const { rows } = await app.pools.staff.query(
      `select a.action, a.actor_name, a.changes from audit_entry a
       left join api_version v on v.id = a.subject_id join api_product p on p.id in (v.api_product_id, a.subject_id)
       where p.slug = 'audited' order by a.id`,
    );
    const none = { added: 0, changed: 0, removed: 0, restored: 0 };
    const address = { hosts: ['api.example.com'], basePath: '/v1' };
    expect(rows).toEqual([
      { action: 'api-product.create', actor_name: MANAGER, changes: expect.anything() },
      {
        ...{ action: 'api-description.import', actor_name: MANAGER },
        changes: { ...none, ...address, version: 'v1', status: 'GA', added: 2 },
      },
      {
        ...{ action: 'api-description.import', actor_name: MANAGER },
        changes: { ...none, version: 'v1', changed: 1, removed: 1 },
      },
    ]);
  });
});
