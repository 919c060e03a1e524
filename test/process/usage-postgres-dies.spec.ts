import { migratedFolder, postmastersOf } from '../support/data-folder.js';
import { embeddedUrls } from '../support/embedded-urls.js';
import { kill9 } from '../support/os-processes.js';
import { Causeway } from '../support/process.js';
import { query } from '../support/query.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';

const BATCH = 40;

const { folder, remove } = temporaryFolder();
afterAll(remove);

describe('usage that arrives while PostgreSQL dies', () => {
  const dataDir = migratedFolder(folder, 'usage');
  let causeway: Causeway;
  let secret: string;
  beforeAll(async () => {
    causeway = await Causeway.start({ CAUSEWAY_DATA_DIR: dataDir, CAUSEWAY_DEMO: 'false' });
    const { body } = await causeway.post('/dev/token', { email: 'admin@causeway.example' });
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const text = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }`;
    const { body: created } = await causeway.post(
      '/graphql',
      { query: text, variables: { input: { name: 'Gateway', scopes: ['USAGE_WRITE'], expiresAt } } },
      { authorization: `Bearer ${body.token}` },
    );
    ({ secret } = created.data.createApiKey);
  });
  afterAll(() => causeway.signal('SIGINT'));

  /** A batch that nobody else sends, of a client that is not known, so that each record is kept. */
  async function send(batch: number): Promise<Response> {
    const time = new Date(Date.now() - 3_600_000).toISOString();
    const lines = Array.from({ length: BATCH }, (_, index) =>
      JSON.stringify({
        ...{ time, method: 'GET', path: '/accounts', status: 200 },
        ...{ id: `${batch}-${index}`, clientId: 'nobody' },
      }),
    );
    return fetch(`http://127.0.0.1:${causeway.port}/ingest/usage`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${secret}` },
      body: lines.join('\n'),
    });
  }

  it('is to be sent again, which its sender is told, and counts once', async () => {
    const refused = new Set<string>();
    let sent = 0;
    let over = false;
    const sending = (async () => {
      while (!over) {
        const response = await send(sent);
        if (response.ok) sent += 1;
        else refused.add(`${response.status} ${response.headers.get('retry-after') ?? ''}`);
      }
    })();
    await until(() => sent >= 5);
    await kill9(postmastersOf(dataDir)[0]!);
    await until(() => refused.size > 0);
    const before = sent;
    await until(() => sent >= before + 5);
    over = true;
    await sending;

    expect([...refused]).toContain('503 5');
    expect([...refused].filter((each) => !/^(503|429) \d+$/.test(each))).toEqual([]);
    const kept = await query(
      embeddedUrls(dataDir).ownerUrl,
      'select count(*)::int as records, count(distinct key)::int as keys from quarantined_usage',
    );
    expect(kept).toEqual([{ records: sent * BATCH, keys: sent * BATCH }]);
  });
});
