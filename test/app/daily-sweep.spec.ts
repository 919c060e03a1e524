import pg from 'pg';
import { EvaluateHealthService } from '../../src/modules/health/evaluate-health.service.js';
import { dueJobsByQueue } from '../../src/platform/jobs/due-job.js';
import { TestApp } from '../support/app.js';
import { statementsAbout } from '../support/count-statements.js';
import { act, change, enterEngagement, evaluations, stateOfScore } from '../support/health-support.js';
import { query } from '../support/query.js';

const START = '2026-11-30T15:00:00Z';
const DAILY = new Date('2026-12-01T05:05:00Z');
const NEXT = new Date('2026-12-02T05:05:00Z');

describe('the daily evaluation of many engagements', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(new Date(START));
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    await app.beginAt(new Date(START));
    await query(app.database.ownerUrl, 'truncate engagement cascade');
    await act(app.pools.staff, START);
  });

  const entered = async (count: number): Promise<string[]> => {
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) {
      const id = await enterEngagement(app.pools.staff, { at: START, ...stateOfScore(40 + n) });
      await change(app, id);
      ids.push(id);
    }
    return ids.sort();
  };
  const daily = (ids: readonly string[], at = DAILY) =>
    app.nest.get(EvaluateHealthService, { strict: false }).daily(ids, at);
  const due = async () => {
    const { rows } = await app.pools.staff.query<{ subject: string; due_at: Date; alone: boolean }>(
      "select subject, due_at, alone from due_work where kind = 'health.daily' order by subject",
    );
    return rows;
  };
  const asOwner = async (statements: string) => {
    const client = new pg.Client({ connectionString: app.database.ownerUrl });
    await client.connect();
    await client.query(statements);
    await client.end();
  };
  /** Lets the evaluation of one engagement fail, until the returned function is called. */
  const poison = async (id: string): Promise<() => Promise<void>> => {
    await asOwner(`create or replace function poison() returns trigger language plpgsql as
      'begin raise exception ''poisoned''; end';
      create trigger poison before insert on health_snapshot for each row
        when (new.engagement_id = '${id}') execute function poison()`);
    return () => asOwner('drop trigger poison on health_snapshot');
  };

  it('gives each the evaluation that it would have on its own, and plans the next', async () => {
    const ids = await entered(6);
    await daily(ids.slice(0, 1));
    await daily(ids);
    for (const id of ids) {
      const stored = await evaluations(app.pools.staff, id);
      expect(stored).toHaveLength(2);
      expect(stored[1]).toMatchObject({ asOf: DAILY.toISOString(), daily: true, score: stored[0]!.score });
    }
    expect(await due()).toEqual(ids.map((subject) => ({ subject, due_at: NEXT, alone: false })));
  });

  it('takes as many statements for many as for few', async () => {
    const ids = await entered(12);
    const statementsFor = async (some: readonly string[]) =>
      (await statementsAbout(app, /./, () => daily(some))).length;
    const few = await statementsFor(ids.slice(0, 2));
    expect(few).toBeGreaterThan(10);
    expect(await statementsFor(ids.slice(2))).toBe(few);
  });

  it('stores nothing twice if two jobs have some of them in common, at the same time', async () => {
    const ids = await entered(6);
    await Promise.all([daily(ids.slice(0, 4)), daily(ids.slice(2).toReversed())]);
    for (const id of ids) expect(await evaluations(app.pools.staff, id)).toHaveLength(2);
  });

  it('evaluates the others if one fails, which then gets a job of its own', async () => {
    const ids = await entered(4);
    const heal = await poison(ids[1]!);
    await daily(ids);
    expect(await due()).toEqual(
      ids.map((subject, index) => ({ subject, due_at: index === 1 ? DAILY : NEXT, alone: index === 1 })),
    );
    await expect(daily([ids[1]!])).rejects.toThrow('poisoned');
    await heal();
    await daily([ids[1]!]);
    expect(await due()).toEqual(ids.map((subject) => ({ subject, due_at: NEXT, alone: false })));
  });

  it('is dispatched in jobs of those due at the same instant, but for those that need one of their own', () => {
    const work = (subject: string, more: object = {}) => ({
      ...{ kind: 'health.daily', subject, due_at: DAILY, handed_at: NEXT, alone: false, ...more },
    });
    const route = { queue: 'health', job: 'daily-health', atOnce: 2 };
    const works = ['e', 'd', 'c', 'b', 'a'].map((subject) => work(subject, { alone: subject === 'c' }));
    const all = [work('f', { due_at: NEXT }), ...works];
    const jobs = dueJobsByQueue(all, { dueRoutes: new Map([['health.daily', route]]) }).flatMap(
      ([, of]) => of,
    );
    expect(jobs).toMatchObject(
      [{ subjects: ['a', 'b'] }, { subjects: ['d', 'e'] }, { subject: 'c' }, { subject: 'f' }].map(
        (data) => ({
          data,
        }),
      ),
    );
  });
});
