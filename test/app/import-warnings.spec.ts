import { Importer, description, keys } from '../support/api-descriptions.js';
import { TestApp } from '../support/app.js';

describe('an import', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const { newProduct, importInto } = new Importer(() => app);

  it('warns that a known version keeps its status, only if another was given', async () => {
    const id = await newProduct('status');
    const document = description('GET /a List');
    await importInto(id, document, { status: 'GA' });
    for (const [more, said] of [
      [{}, []],
      [{ status: null }, []],
      [{ status: 'GA' }, []],
      [{ status: 'BETA' }, ['The version keeps its status GA; an import sets BETA only for new versions.']],
    ] as const) {
      const { warnings, apiProduct } = await importInto(id, document, more);
      expect(warnings.map(({ message }) => message)).toEqual(said);
      expect(apiProduct.versions[0].status).toBe('GA');
    }
  });

  it('warns that it leaves no operation', async () => {
    const id = await newProduct('emptied');
    await importInto(id, description('GET /a List', 'GET /b List'));
    const document = JSON.stringify({ openapi: '3.1.0', info: { title: 'T', version: '1' }, webhooks: {} });
    const emptied = await importInto(id, document, { dryRun: true });
    expect(keys(emptied.removed)).toEqual(['GET /a', 'GET /b']);
    expect(emptied.warnings.map(({ message }) => message)).toEqual([
      'The description has no operations. Its webhooks are calls to the partner and are ignored.',
      'The version no longer has any operations: all 2 are marked as removed.',
    ]);
  });

  it('marks operations that no call can match, updated with each import', async () => {
    const id = await newProduct('twins');
    const matchable = async (...operations: string[]) => {
      const { apiProduct } = await importInto(id, description(...operations));
      return apiProduct.versions[0].operations.map((each) => [each.path, each.matchable]);
    };
    expect(await matchable('GET /a', 'GET /a/', 'POST /a//', 'GET /b?c')).toEqual([
      ['/a', true],
      ['/a/', false],
      ['/a//', true],
      ['/b?c', false],
    ]);
    expect(await matchable('GET /a/')).toEqual(expect.arrayContaining([['/a/', true]]));
  });

  it('accepts hosts in any spelling', async () => {
    const id = await newProduct('hosts');
    const hosts = [
      'API.example.com.',
      'api.example.com:443',
      '2001:DB8:0::1',
      '[2001:db8::1]:8443',
      'bücher.example',
    ];
    const { apiProduct } = await importInto(id, description('GET /a'), { hosts });
    expect(apiProduct.versions[0].hosts).toEqual([
      'api.example.com',
      '[2001:db8::1]',
      'xn--bcher-kva.example',
    ]);
  });

  it('rejects more operations than a product may have', async () => {
    const id = await newProduct('too-many');
    const operations = Array.from({ length: 1901 }, (_, index) => `GET /a${index}`);
    expect((await importInto(id, description(...operations))).userErrors).toEqual([
      {
        ...{ code: 'LIMIT_EXCEEDED', field: ['input', 'document'] },
        message: 'The document describes 1901 operations; the limit for an API product is 1900.',
      },
    ]);
  });
});
