import pg from 'pg';
import { newId } from '../../src/kernel/ids.js';
import { EvaluateHealthService } from '../../src/modules/health/evaluate-health.service.js';
import { TestApp } from '../support/app.js';
import { act, enterEngagement, evaluations, setState, stateOfScore } from '../support/health-support.js';

describe('a job that scores health', () => {
  let app: TestApp;
  let id: string;
  beforeAll(async () => {
    app = await TestApp.start(new Date('2026-11-30T15:00:00Z'), { queued: true });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    await act(app.pools.staff, now());
    id = await enterEngagement(app.pools.staff, { at: now(), ...stateOfScore(62) });
  });

  const now = () => app.clock.now().toISOString();
  const scores = () => app.nest.get(EvaluateHealthService, { strict: false });
  const afterEvent = (asOf: string, jobId: string) =>
    scores().afterEvent({ subject: id, asOf: new Date(asOf) }, jobId);

  async function rowsOf(table: string, column: string): Promise<object[]> {
    const { rows } = await app.pools.staff.query<object>(`select * from ${table} where ${column} = $1`, [id]);
    return rows;
  }

  it('has one effect if it runs twice, even at the same time', async () => {
    const jobId = newId();
    await Promise.all([afterEvent(now(), jobId), afterEvent(now(), jobId)]);
    await afterEvent(now(), jobId);
    expect(await rowsOf('health_snapshot', 'engagement_id')).toHaveLength(1);
  });

  it('has one effect for a day that is dispatched twice', async () => {
    await afterEvent(now(), newId());
    const day = new Date('2026-12-01T05:05:00Z');
    await Promise.all([scores().daily([id], day), scores().daily([id], day)]);
    expect(await evaluations(app.pools.staff, id)).toHaveLength(2);
    expect(await rowsOf('due_work', 'subject')).toMatchObject([{ due_at: new Date('2026-12-02T05:05:00Z') }]);
  });

  it('leaves nothing behind if its connection dies half-way, and succeeds on the next attempt', async () => {
    const jobId = newId();
    await asOwner(`create function cut() returns trigger language plpgsql as
      'begin perform pg_terminate_backend(pg_backend_pid()); return new; end';
      create trigger cut before update of health_score on engagement for each row execute function cut()`);
    await expect(afterEvent(now(), jobId)).rejects.toThrow();
    expect(await rowsOf('health_snapshot', 'engagement_id')).toEqual([]);
    expect(await rowsOf('due_work', 'subject')).toEqual([]);
    await asOwner('drop trigger cut on engagement');
    await afterEvent(now(), jobId);
    expect(await rowsOf('health_snapshot', 'engagement_id')).toHaveLength(1);
    expect(await rowsOf('due_work', 'subject')).toHaveLength(1);
  });

  it('replaces the evaluation at the same instant, and steps the band from the one before it', async () => {
    await afterEvent('2026-11-30T15:00:00Z', newId());
    await setState(app.pools.staff, id, { at: '2026-11-30T16:00:00Z', ...stateOfScore(40) });
    await afterEvent('2026-11-30T16:00:00Z', newId());
    await setState(app.pools.staff, id, { at: '2026-11-30T16:00:00Z', ...stateOfScore(80) });
    await afterEvent('2026-11-30T16:00:00Z', newId());
    expect(await rowsOf('health_snapshot', 'engagement_id')).toHaveLength(3);
    expect(await evaluations(app.pools.staff, id)).toMatchObject([
      { score: 62, band: 'AT_RISK' },
      { score: 80, band: 'AT_RISK' },
    ]);
  });

  it("keeps the day's own evaluation if an event at the same instant replaces it", async () => {
    await afterEvent(now(), newId());
    await setState(app.pools.staff, id, { at: '2026-12-01T05:00:00Z', ...stateOfScore(80) });
    await scores().daily([id], new Date('2026-12-01T05:05:00Z'));
    await scores().daily([id], new Date('2026-12-02T05:05:00Z'));
    await afterEvent('2026-12-02T05:05:00Z', newId());
    expect((await evaluations(app.pools.staff, id)).at(-1)).toMatchObject({ daily: true, band: 'HEALTHY' });
  });

  it('shows the latest instant in lists, whichever job ran last, including what committed in between', async () => {
    await afterEvent('2026-11-30T16:00:00Z', newId());
    await setState(app.pools.staff, id, { at: '2026-11-30T15:30:00Z', ...stateOfScore(80) });
    await setState(app.pools.staff, id, { at: '2026-11-30T16:00:00Z', ...stateOfScore(40) });
    const jobId = newId();
    await Promise.all([afterEvent('2026-11-30T15:45:00Z', jobId), afterEvent('2026-11-30T15:45:00Z', jobId)]);
    expect(await evaluations(app.pools.staff, id)).toMatchObject([
      { asOf: '2026-11-30T15:45:00.000Z', score: 80 },
      { asOf: '2026-11-30T16:00:00.000Z', score: 40 },
    ]);
    expect(await rowsOf('health_snapshot', 'engagement_id')).toHaveLength(3);
    expect(await rowsOf('engagement', 'id')).toMatchObject([{ health_score: 40 }]);
  });

  async function asOwner(statements: string): Promise<void> {
    const client = new pg.Client({ connectionString: app.database.ownerUrl });
    await client.connect();
    await client.query(statements);
    await client.end();
  }
});
