import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildClient } from '../support/client-builds.js';
import { Causeway } from '../support/process.js';
import { temporaryFolder } from '../support/temporary-folder.js';

interface Listed {
  readonly name: string;
  readonly kind: 'page' | 'asset';
  readonly type: string;
}

const { folder, remove } = temporaryFolder();
let causeway: Causeway;
let listed: readonly Listed[];

beforeAll(async () => {
  const built = buildClient('console');
  ({ files: listed } = JSON.parse(readFileSync(path.join(built, 'manifest.json'), 'utf8')));
  causeway = await Causeway.start({ CAUSEWAY_DATA_DIR: path.join(folder, 'data'), CAUSEWAY_DEMO: 'false' });
});
afterAll(async () => {
  await causeway.signal('SIGINT');
  remove();
});

const get = (route: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${causeway.port}${route}`, { headers });

describe('the console as it is built', () => {
  it('is one page that loads nothing from elsewhere', async () => {
    for (const route of ['/', '/engagements/ENG-142', '/portal']) {
      const response = await get(route, { accept: 'text/html' });
      const page = await response.text();
      expect([response.status, page]).toEqual([200, expect.stringContaining('<title>Causeway</title>')]);
      const loaded = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address!);
      expect(loaded.filter((address) => !address.startsWith('/assets/'))).toEqual([]);
      expect(listed.map(({ name }) => `/${name}`)).toEqual(expect.arrayContaining(loaded));
      expect(page).not.toMatch(/<style|<script>|\son[a-z]+=|\sstyle=/);
    }
  });

  it('consists of assets that are kept for a year, compressed for those who accept it', async () => {
    const assets = listed.filter(({ kind }) => kind === 'asset');
    expect(assets.length).toBeGreaterThan(2);
    for (const { name, type } of assets) {
      const [plain, zipped] = await Promise.all([
        get(`/${name}`, { 'accept-encoding': 'identity' }),
        get(`/${name}`, { 'accept-encoding': 'gzip, br' }),
      ]);
      expect({ name, status: plain.status, ...Object.fromEntries(plain.headers) }).toMatchObject({
        ...{ name, status: 200, 'content-type': type },
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      });
      expect([name, zipped.headers.get('content-encoding')]).toEqual([name, 'br']);
      expect(await zipped.text()).toBe(await plain.text());
    }
  });
});
