import { newId, toTypeId } from '../../src/kernel/ids.js';
import { ReplayQuarantineService } from '../../src/modules/usage/replay-quarantine.service.js';
import type { Answer, TestApp } from '../support/app.js';
import { statementsAbout } from '../support/count-statements.js';
import { GLOBEX_ID, MANAGER, NORTHWIND_ID, type Person } from '../support/people.js';
import { terminate, untilBlockedBy } from '../support/blocked.js';
import * as usage from '../support/usage.js';

const { call } = usage;

const REGISTER = `mutation ($input: RegisterApplicationInput!) { registerApplication(input: $input) {
  userErrors { code message } } }`;
const IMPORT = `mutation ($input: ImportApiDescriptionInput!) { importApiDescription(input: $input) {
  userErrors { code message } added { path } } }`;
const RETRY = `mutation ($input: RetryQuarantineInput!) { retryQuarantine(input: $input) {
  userErrors { code field message } counted waiting } }`;
const LIST = `query ($filter: QuarantineFilter, $first: Int) { quarantine(filter: $filter, first: $first) {
  totalCount nodes { id reason clientId host method path status calledAt receivedAt sender { slug } } } }`;

const document = (host: string) =>
  JSON.stringify({
    ...{ swagger: '2.0', info: { title: 'Cards', version: '1' }, host, basePath: '/cards/v1' },
    paths: { '/cards': { get: { responses: { 200: { description: 'All of them.' } } } } },
  });

describe('the quarantine', () => {
  let app: TestApp;
  let gateway: string;
  let northwind: string;

  beforeAll(async () => {
    ({ app, gateway, northwind } = await usage.startUsageWorld());
  });
  afterAll(() => app.stop());
  beforeEach(() =>
    app.pools.staff.query('delete from usage_hourly; delete from usage_daily; delete from quarantined_usage'),
  );

  const send = async (records: readonly object[], key = gateway) =>
    (await usage.send(app, usage.lines(...records), { type: usage.NDJSON, key })).body;
  const calls = (count: number, name: string, more: object) =>
    Array.from({ length: count }, (_each, index) => call(`${name} ${index}`, more));

  async function register(partnerId: string, clientId: string): Promise<void> {
    const credentials = [{ environment: 'PRODUCTION', clientId, issuedAt: '2026-11-01T00:00:00Z' }];
    const apiProductIds = [toTypeId('apiProduct', usage.ACCOUNTS_ID)];
    const input = { partnerId: toTypeId('partner', partnerId), name: clientId, apiProductIds, credentials };
    const { data } = await app.gql(MANAGER, REGISTER, { input });
    expect(data.registerApplication.userErrors).toEqual([]);
  }

  /** As if the event had been lost: the credential exists, but no one was notified. */
  const enterUnannounced = (clientId: string) =>
    app.pools.staff.query(
      `insert into credential (id, application_id, partner_id, environment, client_id, issued_at, created_at)
       select $1, id, partner_id, 'PRODUCTION', $2, $3, $3 from application where name = 'Northwind app'`,
      [newId(), clientId, usage.ISSUED_AT],
    );

  /** The quarantined records by reason, and the calls counted by hour and day. */
  async function counts(): Promise<object> {
    const { rows } = await app.pools.staff.query(`
      select coalesce((select json_object_agg(reason, n) from (
          select reason, count(*)::int n from quarantined_usage group by reason) r), '{}') as waiting,
        (select coalesce(sum(calls), 0)::int from usage_hourly) as hourly,
        (select coalesce(sum(calls), 0)::int from usage_daily) as daily`);
    return rows[0] as object;
  }
  const waitingIds = async (): Promise<string[]> => {
    const { rows } = await app.pools.staff.query<{ id: string }>(
      'select id from quarantined_usage order by id',
    );
    return rows.map(({ id }) => toTypeId('quarantinedUsage', id));
  };
  const retry = (ids: readonly string[], person: Person = MANAGER): Promise<Answer> =>
    app.gql(person, RETRY, { input: { ids } });

  it('counts once what waited for a credential when it is added, and evaluates the engagements again', async () => {
    await send(calls(2_500, 'early', { clientId: 'northwind-late' }));
    await send(calls(3, 'other', { clientId: 'still-unknown' }));
    expect(await counts()).toEqual({ waiting: { UNKNOWN_CLIENT_ID: 2_503 }, hourly: 0, daily: 0 });
    await app.pools.staff.query('delete from outbox');
    await register(NORTHWIND_ID, 'northwind-late');
    await app.settle();
    const after = { waiting: { UNKNOWN_CLIENT_ID: 3 }, hourly: 2_500, daily: 2_500 };
    expect(await counts()).toEqual(after);
    const { rows } = await app.pools.staff.query(
      `select distinct subject from outbox where kind = 'usage.ingested'`,
    );
    expect(rows).toEqual([{ subject: usage.ENGAGEMENT_ID }]);
    expect(await send(calls(2_500, 'early', { clientId: 'northwind-late' }))).toMatchObject({
      accepted: 0,
      duplicates: 2_500,
    });
    await app.nest.get(ReplayQuarantineService).replay({ clientsOf: NORTHWIND_ID });
    expect(await counts()).toEqual(after);
  });

  it('counts once if two replays run at the same time', async () => {
    await send(calls(3_000, 'twice', { clientId: 'globex-late' }));
    await register(GLOBEX_ID, 'globex-late');
    const replays = app.nest.get(ReplayQuarantineService);
    await Promise.all([1, 2, 3].map(() => replays.replay({ clientsOf: GLOBEX_ID })));
    expect(await counts()).toEqual({ waiting: {}, hourly: 3_000, daily: 3_000 });
    await app.settle();
    expect(await counts()).toEqual({ waiting: {}, hourly: 3_000, daily: 3_000 });
  });

  it('misses no record of a batch that started before the credential and ends after it', async () => {
    const holder = await app.pools.staff.connect();
    await holder.query('begin; lock table quarantined_usage in share row exclusive mode');
    const batch = send(calls(5, 'overlapping', { clientId: 'northwind-overlap' }));
    await untilBlockedBy(holder);
    await register(NORTHWIND_ID, 'northwind-overlap');
    const replay = app.nest.get(ReplayQuarantineService).replay({ clientsOf: NORTHWIND_ID });
    // Either it waits for the batch, or it has found nothing and is over before the batch ends.
    await Promise.race([replay, untilBlockedBy(holder, 2)]);
    await holder.query('commit');
    holder.release();
    expect(await batch).toMatchObject({ quarantined: 5 });
    await replay;
    expect(await counts()).toEqual({ waiting: {}, hourly: 5, daily: 5 });
  });

  it('neither loses nor duplicates anything if the connection dies in the middle of a replay', async () => {
    // The replay caused by the previous credential must not overlap with this one's.
    await app.settle();
    await send(calls(1_500, 'cut', { clientId: 'northwind-cut' }));
    await enterUnannounced('northwind-cut');
    const replays = app.nest.get(ReplayQuarantineService);
    const holder = await app.pools.staff.connect();
    await holder.query('begin; lock table usage_daily in share row exclusive mode');
    const cut = replays.replay({ clientsOf: NORTHWIND_ID });
    const ended = expect(cut).rejects.toThrow(/terminat/);
    await terminate(holder, await untilBlockedBy(holder));
    await ended;
    await holder.query('rollback');
    holder.release();
    expect(await counts()).toEqual({ waiting: { UNKNOWN_CLIENT_ID: 1_500 }, hourly: 0, daily: 0 });
    await replays.replay({ clientsOf: NORTHWIND_ID });
    expect(await counts()).toEqual({ waiting: {}, hourly: 1_500, daily: 1_500 });
  });

  it('counts what waited for an API version when it is imported', async () => {
    const at = { host: 'cards.bank.example', path: '/cards/v1/cards' };
    await send([call('card', at), call('elsewhere', { host: 'nowhere.example' })]);
    expect(await counts()).toMatchObject({ waiting: { UNKNOWN_HOST: 2 }, hourly: 0 });
    const apiProductId = toTypeId('apiProduct', usage.PAYMENTS_ID);
    const input = { apiProductId, version: 'cards', document: document('cards.bank.example') };
    const { data } = await app.gql(MANAGER, IMPORT, { input });
    expect(data.importApiDescription).toMatchObject({ userErrors: [], added: [{ path: '/cards' }] });
    await app.settle();
    expect(await counts()).toMatchObject({ waiting: { UNKNOWN_HOST: 1 }, hourly: 1, daily: 1 });
  });

  it('gives a record that still waits its new reason, so that the next change finds it', async () => {
    await send([call('both', { clientId: 'northwind-both', host: 'both.bank.example' })]);
    await register(NORTHWIND_ID, 'northwind-both');
    await app.settle();
    expect(await counts()).toMatchObject({ waiting: { UNKNOWN_HOST: 1 }, hourly: 0 });
    const apiProductId = toTypeId('apiProduct', usage.PAYMENTS_ID);
    const input = { apiProductId, version: 'both', document: document('both.bank.example') };
    await app.gql(MANAGER, IMPORT, { input });
    await app.settle();
    // Its host is known by now, but nothing has its path.
    expect(await counts()).toMatchObject({ waiting: { UNKNOWN_PATH: 1 }, hourly: 0 });
  });

  it("never counts records of a partner's own key for another partner's client ID", async () => {
    await send([call('foreign', { clientId: 'globex-foreign' })], northwind);
    await register(GLOBEX_ID, 'globex-foreign');
    await app.settle();
    expect(await counts()).toMatchObject({ waiting: { UNKNOWN_CLIENT_ID: 1 }, hourly: 0 });
    const { data } = await retry(await waitingIds());
    expect(data.retryQuarantine).toEqual({ userErrors: [], counted: 0, waiting: 1 });
  });

  it('is listed newest first, by reason, client id and host', async () => {
    await send([call('listed', { clientId: 'nobody', status: 404 })], northwind);
    await send([call('nameless', { clientId: undefined })]);
    const { data } = await app.gql('engineer@causeway.example', LIST, { first: 1 });
    expect(data.quarantine).toMatchObject({
      totalCount: 2,
      nodes: [{ reason: 'MISSING_CLIENT_ID', clientId: null, sender: null }],
    });
    const filter = {
      reason: { in: ['UNKNOWN_CLIENT_ID'] },
      clientId: { in: ['nobody'] },
      host: { in: [usage.HOST] },
    };
    const { data: found } = await app.gql(MANAGER, LIST, { filter });
    expect(found.quarantine.nodes).toEqual([
      {
        ...{ id: expect.stringMatching(/^qua_/), reason: 'UNKNOWN_CLIENT_ID', clientId: 'nobody' },
        ...{ host: usage.HOST, method: 'GET', path: '/accounts/v1/accounts/7', status: 404 },
        ...{ calledAt: '2026-11-29T10:00:00.000Z', receivedAt: '2026-11-30T15:00:00.000Z' },
        sender: { slug: 'northwind' },
      },
    ]);
    const { errors } = await app.gql('partner@northwind.example', LIST);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('retries the records that a manager selects, and reports the outcome', async () => {
    await send(calls(2, 'named', { clientId: 'northwind-named' }));
    await send([call('stuck', { clientId: 'stuck' })]);
    await enterUnannounced('northwind-named');
    const ids = await waitingIds();
    expect((await retry(ids)).data.retryQuarantine).toEqual({ userErrors: [], counted: 2, waiting: 1 });
    expect(await counts()).toMatchObject({ waiting: { UNKNOWN_CLIENT_ID: 1 }, hourly: 2, daily: 2 });
    const { rows } = await app.pools.staff.query(
      `select changes, previous from audit_entry where action = 'quarantine.retry' order by changes->>'counted'`,
    );
    expect(rows.slice(-3)).toEqual([
      { changes: { counted: false }, previous: {} },
      { changes: { counted: true }, previous: { counted: false } },
      { changes: { counted: true }, previous: { counted: false } },
    ]);
  });

  it('uses as many statements to retry a hundred records as to retry one', async () => {
    await send(calls(101, 'many', { clientId: 'many' }));
    const [one, ...rest] = await waitingIds();
    const tables = /quarantined_usage|credential|usage_(hourly|daily)|api_version|engagement|audit_entry/;
    const few = await statementsAbout(app, tables, () => retry([one!]));
    const many = await statementsAbout(app, tables, () => retry(rest));
    expect(few.length).toBeGreaterThan(3);
    expect(many).toEqual(few);
  });

  it.each<[string, (known: string) => string[], string, string]>([
    ['none', () => [], 'INVALID', 'ids'],
    ['too many', (known) => Array<string>(101).fill(known), 'LIMIT_EXCEEDED', 'ids'],
    ['one twice', (known) => [known, known], 'INVALID', 'ids.1'],
    ['one that is gone', (known) => [known, toTypeId('quarantinedUsage', newId())], 'NOT_FOUND', 'ids.1'],
    ['an id of another kind', (known) => [known, toTypeId('partner', NORTHWIND_ID)], 'NOT_FOUND', 'ids.1'],
  ])('rejects retrying %s again, and counts nothing', async (_case, idsOf, code, field) => {
    await send([call(`refused ${_case}`, { clientId: 'northwind-named', host: 'x.example' })]);
    const before = await counts();
    const [known] = await waitingIds();
    const { data } = await retry(idsOf(known!));
    expect(data.retryQuarantine).toMatchObject({
      ...{ counted: null, waiting: null },
      userErrors: [{ code, field: ['input', ...field.split('.')] }],
    });
    expect(await counts()).toEqual(before);
  });

  it('only lets managers and admins retry', async () => {
    await send([call('rights', { clientId: 'nobody' })]);
    const ids = await waitingIds();
    for (const person of ['engineer', 'compliance', 'auditor'] as const)
      expect((await retry(ids, `${person}@causeway.example`)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await retry(ids, 'admin@causeway.example')).data.retryQuarantine.waiting).toBe(1);
  });
});
