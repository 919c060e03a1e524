import { rmSync } from 'node:fs';
import { CREATE_PRODUCT, IMPORT, START } from '../../src/modules/demo/operations.js';
import { migratedFolder, postmastersOf } from '../support/data-folder.js';
import { kill9 } from '../support/os-processes.js';
import { query } from '../support/query.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { embeddedUrls } from '../support/embedded-urls.js';
import { Causeway } from '../support/process.js';
import { until } from '../support/until.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const isReady = (causeway: Causeway): Promise<boolean> =>
  causeway.request('/health/ready').then(({ status }) => status === 200);
const restarts = (causeway: Causeway): number =>
  causeway.stdout.match(/^PostgreSQL had stopped and was restarted after \d+\.\d s\.$/gm)?.length ?? 0;

/** The keeper waits a little longer before each start, so the tests kill rarely. */
describe('PostgreSQL that dies under the running embedded default', () => {
  const dataDir = migratedFolder(folder, 'running');
  let causeway: Causeway;
  let authorization: string;
  beforeAll(async () => {
    causeway = await Causeway.start({ CAUSEWAY_DATA_DIR: dataDir, CAUSEWAY_DEMO: 'false' });
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

  /** Creates partners one after the other until stopped. @returns those that were acknowledged, and codes of the errors */
  function keepWriting(name: string) {
    let over = false;
    const acknowledged: string[] = [];
    const codes = new Set<string>();
    const ended = (async () => {
      for (let n = 0; !over; n += 1) {
        const slug = `${name}-${n}`;
        const { data, errors } = await gql(CREATE, { input: inputOf(slug) });
        for (const { extensions } of errors ?? []) codes.add(extensions.code);
        if (data?.createPartner?.partner) acknowledged.push(slug);
        else await new Promise((wake) => setTimeout(wake, 20));
      }
    })();
    return { acknowledged, codes, stop: () => ((over = true), ended) };
  }

  /** Polls until it is ready again. @returns why it was not ready in the meantime */
  async function reasonsUntilReady(): Promise<Set<string>> {
    const reasons = new Set<string>();
    await until(async () => {
      const { status, body } = await causeway.request('/health/ready');
      if (status === 503) reasons.add(body.database.reason ?? Object.keys(body).join());
      return status === 200 && reasons.size > 0;
    });
    return reasons;
  }

  /** Kills the server during writes, and looks for what was acknowledged once it can write again. */
  async function killWhileWriting(name: string): Promise<Set<string>> {
    const before = restarts(causeway);
    const writer = keepWriting(name);
    await until(() => writer.acknowledged.length >= 5);
    const [postmaster] = postmastersOf(dataDir);
    const reasons = reasonsUntilReady();
    await kill9(postmaster!);
    const acknowledged = writer.acknowledged.length;
    await until(() => writer.acknowledged.length >= acknowledged + 5);
    await writer.stop();

    expect([...writer.codes]).toContain('UNAVAILABLE');
    expect([...writer.codes]).not.toContain('INTERNAL_SERVER_ERROR');
    expect(restarts(causeway)).toBe(before + 1);
    expect(postmastersOf(dataDir)).not.toContain(postmaster);
    const stored = await query<{ slug: string }>(
      embeddedUrls(dataDir).ownerUrl,
      `select slug from partner where slug like '${name}-%'`,
    );
    const slugs = new Set(stored.map(({ slug }) => slug));
    expect(writer.acknowledged.filter((slug) => !slugs.has(slug))).toEqual([]);
    return reasons;
  }

  const DOCUMENT = JSON.stringify({
    ...{ openapi: '3.1.0', info: { title: 'Payments', version: '1' } },
    ...{ servers: [{ url: 'https://api.bank.example' }], paths: { '/payments': { get: { responses: {} } } } },
  });

  /** Everything that an engagement needs, and the engagement, which jobs then forecast and evaluate. */
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

  it('is restarted: no acknowledged write is lost, and readiness reports it in the meantime', async () => {
    const started = await startEngagement();
    expect(started).toMatchObject({ data: { startEngagement: { userErrors: [] } } });
    const reasons = await killWhileWriting('first');
    expect([...reasons]).toContain('PostgreSQL has stopped and is being restarted');
  });

  it('is restarted again and again', async () => {
    await killWhileWriting('second');
  });

  it('recovers if the postmaster is alive and one of its children died', async () => {
    const [{ pid }] = (await query<{ pid: number }>(
      embeddedUrls(dataDir).superUrl,
      `select pid from pg_stat_activity where application_name = 'causeway' limit 1`,
    )) as [{ pid: number }];
    const [postmaster] = postmastersOf(dataDir);
    const before = restarts(causeway);
    await kill9(pid);
    await until(() => restarts(causeway) > before);
    await until(() => isReady(causeway));
    expect(postmastersOf(dataDir)).toEqual([postmaster]);
  });

  it('lets jobs continue, including those that were running when it died', async () => {
    await until(async () => (await causeway.post('/dev/drain', {})).status === 200);
    const counts = await query(
      embeddedUrls(dataDir).ownerUrl,
      'select count(*) > 0 as some, count(*) filter (where done_at is null)::int as open from event_delivery',
    );
    expect(counts).toEqual([{ some: true, open: 0 }]);
  });

  it('ends the process, with an explanation, if the data is gone', async () => {
    rmSync(dataDir, { recursive: true });
    expect(await causeway.exit()).toBe(1);
    expect(causeway.stderr).toBe(
      `The data in ${dataDir} is gone; Causeway is stopping. The next start will create an empty database there.\n`,
    );
    expect(postmastersOf(dataDir)).toEqual([]);
  });
});
