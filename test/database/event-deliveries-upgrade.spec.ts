import { MIGRATIONS } from '../../migrations/index.js';
import { newId } from '../../src/kernel/ids.js';
import { migrate, ownerDataSource } from '../../src/platform/database/migrations.js';
import { emptyDatabase, type TestDatabase } from '../support/cluster.js';
import { query } from '../support/query.js';

const NAME = 'EventDeliveries1795305600200';
const BEFORE = MIGRATIONS.slice(
  0,
  MIGRATIONS.findIndex(({ name }) => name === NAME),
);

let database: TestDatabase;
beforeEach(async () => {
  database = await emptyDatabase();
  await migrate({ ownerUrl: database.ownerUrl, migrations: BEFORE });
});
afterEach(() => database.drop());

const upgrade = () => migrate({ ownerUrl: database.ownerUrl, migrations: [...BEFORE, ours()] });
const ours = () => MIGRATIONS.find(({ name }) => name === NAME)!;
async function goBack(): Promise<void> {
  const source = ownerDataSource({ ownerUrl: database.ownerUrl, migrations: [...BEFORE, ours()] });
  await source.initialize();
  await source.undoLastMigration().finally(() => source.destroy());
}

/** As the previous version of the application does it. */
const app = <Row extends object>(statement: string) => query<Row>(database.appUrl, statement);
async function record(kind = 'engagement.changed'): Promise<string> {
  const id = newId();
  await app(`insert into outbox (id, kind, subject, payload, occurred_at, recorded_at)
    values ('${id}', '${kind}', '${newId()}', '{}', '2026-11-30', '2026-11-30')`);
  return id;
}
const dispatch = (id: string, jobId = id) =>
  app(
    `update outbox set relayed_at = '2026-12-01', handed_to = 'redis', job_id = '${jobId}' where id = '${id}'`,
  );
const markDone = (jobId: string) =>
  app(`update outbox set done_at = '2026-12-02' where job_id = '${jobId}' and done_at is null`);
const deliveries = () =>
  app(`select event_id, consumer, job_id, leads, handed_to, handed_at is not null as handed, done_at is not null as done
    from event_delivery order by event_id, consumer`);
const delivery = (eventId: string, changes: object = {}) => ({
  ...{ event_id: eventId, consumer: 'health.recompute-health' },
  ...{ job_id: eventId, leads: true, handed_to: 'redis', handed: true, done: false },
  ...changes,
});

describe('an upgrade to deliveries', () => {
  it('carries over what was dispatched and is not done, under the same job, and nothing else', async () => {
    const [waiting, lead, joined, done] = [await record(), await record(), await record(), await record()];
    await dispatch(lead);
    await dispatch(joined, lead);
    await dispatch(done);
    await markDone(done);
    await upgrade();
    expect(await deliveries()).toEqual([delivery(lead), delivery(joined, { job_id: lead, leads: false })]);
    expect(await app('select id from outbox where relayed_at is null')).toEqual([{ id: waiting }]);
  });

  it('includes what a worker of the previous version dispatches and completes in parallel', async () => {
    await upgrade();
    const [lead, joined, other] = [await record(), await record(), await record('catalog.checklist-set')];
    await dispatch(lead);
    await dispatch(joined, lead);
    await dispatch(other);
    expect(await deliveries()).toEqual([
      delivery(lead),
      delivery(joined, { job_id: lead, leads: false }),
      delivery(other, { consumer: 'delivery.checklist-set' }),
    ]);
    await markDone(lead);
    expect(await deliveries()).toEqual([
      delivery(lead, { done: true }),
      delivery(joined, { job_id: lead, leads: false, done: true }),
      delivery(other, { consumer: 'delivery.checklist-set' }),
    ]);
  });

  it('registers consumers that the previous version does not know for what it relays or drops', async () => {
    await upgrade();
    await app(`insert into event_consumer values ('engagement.changed', 'other.act', '2026-12-01'),
      ('probe.new', 'other.act', '2026-12-01')`);
    const [known, fresh] = [await record(), await record('probe.new')];
    await dispatch(known);
    await app(`update outbox set relayed_at = '2026-12-01', done_at = '2026-12-01' where id = '${fresh}'`);
    const waiting = { consumer: 'other.act', job_id: null, leads: false, handed_to: null, handed: false };
    expect(await deliveries()).toEqual([delivery(known), delivery(known, waiting), delivery(fresh, waiting)]);
  });

  it('can be reverted so that whatever a consumer has not done is dispatched again', async () => {
    await upgrade();
    const [done, undone, waiting] = [await record(), await record(), await record()];
    await app(`update outbox set relayed_at = '2026-12-01' where id <> '${waiting}'`);
    await app(`insert into event_delivery (event_id, consumer, subject, recorded_at, job_id, leads, handed_at, done_at)
      select id, 'health.recompute-health', subject, recorded_at, 'recompute-health-' || id, true, '2026-12-01',
        case when id = '${done}' then '2026-12-02'::timestamptz end from outbox where relayed_at is not null`);
    await goBack();
    expect(await app('select id from outbox where relayed_at is null order by id')).toEqual([
      { id: undone },
      { id: waiting },
    ]);
    expect(await app('select id from outbox where done_at is not null')).toEqual([{ id: done }]);
  });
});
