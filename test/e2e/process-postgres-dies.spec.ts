import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { CREATE_PRODUCT, IMPORT, START } from '../../src/modules/demo/operations.js';
import { kill9, query, temporaryFolder } from '../support/embedded.js';
import { embeddedUrls } from '../support/embedded-urls.js';
import { Causeway, freePort, postgresOf } from '../support/process.js';
import { until } from '../support/until.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const dataDir = (name: string) => path.join(folder, name);
const postmasterOf = (name: string) => postgresOf(path.join(dataDir(name), 'pg'));
const start = async (name: string) =>
  Causeway.start({
    CAUSEWAY_DATA_DIR: dataDir(name),
    CAUSEWAY_DEMO: 'false',
    PORT: String(await freePort()),
  });

const isReady = (causeway: Causeway): Promise<boolean> =>
  causeway.request('/health/ready').then(({ status }) => status === 200);
const restarts = (causeway: Causeway): number =>
  causeway.stdout.match(/^PostgreSQL had stopped and was restarted after \d+\.\d s\.$/gm)?.length ?? 0;

describe('PostgreSQL that dies under the running embedded default', () => {
  let causeway: Causeway;
  let authorization: string;
  beforeAll(async () => {
    causeway = await start('killed');
    const { body } = await causeway.post('/dev/token', { email: 'manager@causeway.example' });
    authorization = `Bearer ${body.token}`;
  });
  afterAll(() => causeway.signal('SIGINT'));

  const gql = async (text: string, variables: object = {}) =>
    (await causeway.post('/graphql', { query: text, variables }, { authorization })).body;
  const CREATE = `mutation ($input: CreatePartnerInput!) {
    createPartner(input: $input) { partner { id } userErrors { message } } }`;
  const inputOf = (slug: string) => ({
    ...{ slug, name: slug, kind: 'FINTECH', tier: 'STANDARD', region: 'US', timeZone: 'America/New_York' },
    internal: false,
  });

  /** Enters partners one after the other until it is stopped. @returns those that were acknowledged */
  function keepWriting(name: string) {
    let over = false;
    const acknowledged: string[] = [];
    const ended = (async () => {
      for (let n = 0; !over; n += 1) {
        const slug = `${name}-${n}`;
        const { data } = await gql(CREATE, { input: inputOf(slug) });
        if (data?.createPartner?.partner) acknowledged.push(slug);
        else await new Promise((wake) => setTimeout(wake, 20));
      }
    })();
    return { acknowledged, stop: () => ((over = true), ended) };
  }

  it.each([1, 2, 3])(
    'is started again, and no acknowledged write is lost, kill %i of 3',
    async (kill) => {
      const writer = keepWriting(`kill-${kill}`);
      await until(() => writer.acknowledged.length >= 5);
      const [postmaster] = postmasterOf('killed');
      await kill9(postmaster!);
      const before = writer.acknowledged.length;
      await until(() => writer.acknowledged.length >= before + 5);
      await writer.stop();

      expect(restarts(causeway)).toBe(kill);
      expect(postmasterOf('killed')).not.toContain(postmaster);
      await until(() => isReady(causeway));
      const stored = await query<{ slug: string }>(
        embeddedUrls(dataDir('killed')).ownerUrl,
        `select slug from partner where slug like 'kill-${kill}-%'`,
      );
      const slugs = new Set(stored.map(({ slug }) => slug));
      expect(writer.acknowledged.filter((slug) => !slugs.has(slug))).toEqual([]);
    },
    120_000,
  );

  it('is told of by readiness meanwhile', async () => {
    await kill9(postmasterOf('killed')[0]!);
    const reasons = new Set<string>();
    await until(async () => {
      const { status, body } = await causeway.request('/health/ready');
      if (status === 503) reasons.add(body.database.reason ?? Object.keys(body).join());
      return status === 200 && reasons.size > 0;
    });
    expect([...reasons]).toContain('PostgreSQL has stopped and is being restarted');
  });

  const DOCUMENT = JSON.stringify({
    ...{ openapi: '3.1.0', info: { title: 'Payments', version: '1' } },
    ...{ servers: [{ url: 'https://api.bank.example' }], paths: { '/payments': { get: { responses: {} } } } },
  });

  /** Everything that an engagement needs, and the engagement, which jobs then forecast and judge. */
  async function startEngagement() {
    const product = { slug: 'payments', name: 'Payments', capability: 'PAYMENTS' };
    const { data: created } = await gql(CREATE_PRODUCT, { input: product });
    const apiProductId = created.createApiProduct.apiProduct.id;
    const input = { apiProductId, version: '1', status: 'GA', document: DOCUMENT };
    const { data: imported } = await gql(IMPORT, { input });
    const apiVersionId = imported.importApiDescription.apiProduct.versions[0].id;
    const { data } = await gql(
      '{ partners(first: 1) { nodes { id } } engineers(first: 1) { nodes { id } } }',
    );
    const [partnerId, leadId] = [data.partners.nodes[0].id, data.engineers.nodes[0].id];
    const started = { partnerId, leadId, title: 'Payments', type: 'INTEGRATION', startOn: '2026-11-30' };
    return gql(START, { input: { ...started, scope: [{ apiVersionId }] } });
  }

  it('lets jobs go on', async () => {
    const started = await startEngagement();
    expect(started).toMatchObject({ data: { startEngagement: { userErrors: [] } } });
    const before = restarts(causeway);
    await kill9(postmasterOf('killed')[0]!);
    await until(() => restarts(causeway) > before);
    await until(async () => (await causeway.post('/dev/drain', {})).status === 200);
    const counts = await query(
      embeddedUrls(dataDir('killed')).ownerUrl,
      'select count(*) > 0 as some, count(*) filter (where done_at is null)::int as open from event_delivery',
    );
    expect(counts).toEqual([{ some: true, open: 0 }]);
  });

  it('goes on where the postmaster lives and one of its children died', async () => {
    const urls = embeddedUrls(dataDir('killed'));
    const [{ pid }] = (await query<{ pid: number }>(
      urls.superUrl,
      `select pid from pg_stat_activity where application_name = 'causeway' limit 1`,
    )) as [{ pid: number }];
    const [postmaster] = postmasterOf('killed');
    const before = restarts(causeway);
    await kill9(pid);
    await until(() => restarts(causeway) > before);
    await until(() => isReady(causeway));
    expect(postmasterOf('killed')).toEqual([postmaster]);
  });
});

it('a stop while PostgreSQL is being started again leaves nothing behind', async () => {
  const causeway = await start('stopped');
  await kill9(postmasterOf('stopped')[0]!);
  const { code } = await causeway.signal('SIGINT');
  expect({ code, stderr: causeway.stderr }).toEqual({ code: 0, stderr: '' });
  expect(postmasterOf('stopped')).toEqual([]);
});

describe('PostgreSQL that dies during the first start ends it, and the next one goes on', () => {
  const env = (name: string, demo: boolean) => ({
    CAUSEWAY_DATA_DIR: dataDir(name),
    CAUSEWAY_DEMO: String(demo),
  });
  const spawn = async (name: string) =>
    Causeway.spawn({ ...env(name, true), PORT: String(await freePort()) });
  const statusOf = (causeway: Causeway): Promise<string | undefined> =>
    causeway.request('/health/ready').then(
      ({ body }) => body.startup?.status,
      () => undefined,
    );
  const seeds = (causeway: Causeway) => causeway.prints(/Seeding the demo world: engagement/);
  const killServer = (name: string) => kill9(postmasterOf(name)[0]!);
  const killConnection = async (name: string) => {
    const rows = await query<{ pid: number }>(
      embeddedUrls(dataDir(name)).superUrl,
      `select pid from pg_stat_activity where application_name = 'causeway' limit 1`,
    );
    await kill9(rows[0]!.pid);
  };

  it.each([
    [
      'while it migrates',
      (causeway: Causeway) => until(async () => (await statusOf(causeway)) === 'migrating'),
      killServer,
    ],
    ['while the product is put together', (causeway: Causeway) => causeway.prints(/^Applied/m), killServer],
    ['while it seeds', seeds, killServer],
    ['while it seeds, one connection of it alone', seeds, killConnection],
  ])(
    '%s',
    async (what, moment, kill) => {
      const name = `starting-${what.replaceAll(/\W/g, '-')}`;
      const causeway = await spawn(name);
      await moment(causeway);
      await kill(name);
      expect(await causeway.exit()).toBe(1);
      expect(causeway.stderr).toBe(
        'PostgreSQL stopped while Causeway was starting, possibly killed or out of memory; start Causeway again to continue.\n',
      );
      expect(causeway.stdout).not.toContain('is running at');
      expect(postmasterOf(name)).toEqual([]);

      const again = await Causeway.start(env(name, false));
      expect(await isReady(again)).toBe(true);
      const { status } = await again.post('/dev/token', { email: 'manager@causeway.example' });
      expect(status).toBe(200);
      expect(await again.signal('SIGINT')).toEqual({ code: 0 });
    },
    180_000,
  );
});

describe('data that is gone ends the process, which says so', () => {
  it.each([
    ['alone', false],
    ['with PostgreSQL', true],
  ])(
    '%s',
    async (_what, killed) => {
      const causeway = await start(`gone-${killed}`);
      const postmaster = postmasterOf(`gone-${killed}`)[0]!;
      rmSync(dataDir(`gone-${killed}`), { recursive: true });
      if (killed) await kill9(postmaster);
      expect(await causeway.exit()).toBe(1);
      expect(causeway.stderr).toBe(
        `The data in ${dataDir(`gone-${killed}`)} is gone; Causeway is stopping. The next start will create an empty database there.\n`,
      );
      expect(postmasterOf(`gone-${killed}`)).toEqual([]);
    },
    120_000,
  );
});

it('a server that cannot start again ends the process, with the end of its log', async () => {
  const causeway = await start('broken');
  const control = path.join(dataDir('broken'), 'pg/global/pg_control');
  expect(readFileSync(control).length).toBeGreaterThan(0);
  rmSync(control);
  await kill9(postmasterOf('broken')[0]!);
  expect(await causeway.exit()).toBe(1);
  expect(causeway.stderr).toMatch(
    /^PostgreSQL did not start\. The last lines of its log \S+:\n[^]*pg_control/,
  );
  expect(restarts(causeway)).toBe(0);
});
