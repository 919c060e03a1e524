import { addDays } from '../../src/kernel/local-date.js';
import { USAGE_EVENTS } from '../../src/modules/usage/index.js';
import { ENGAGEMENT_EVENTS } from '../../src/modules/engagements/index.js';
import { HEALTH_EVENTS } from '../../src/modules/health/index.js';
import { TestApp } from '../support/app.js';
import {
  act,
  ask,
  change,
  enterEngagement,
  evaluations,
  setState,
  stateOfScore,
} from '../support/health-support.js';

describe('health after events and days', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(new Date('2027-03-12T15:00:00Z'), { queued: true });
  });
  afterAll(() => app.stop());

  const now = () => app.clock.now().toISOString();
  const entered = async (score: number) => {
    await act(app.pools.staff, now());
    return enterEngagement(app.pools.staff, { at: now(), ...stateOfScore(score) });
  };

  it.each([
    ENGAGEMENT_EVENTS.started,
    ENGAGEMENT_EVENTS.changed,
    USAGE_EVENTS.ingested,
    HEALTH_EVENTS.recomputeRequested,
  ])('is evaluated as of the instant of %s, and shown in lists', async (kind) => {
    const id = await entered(62);
    await change(app, id, kind);
    expect(await evaluations(app.pools.staff, id)).toEqual([
      { asOf: now(), daily: false, score: 62, band: 'AT_RISK' },
    ]);
    const { rows } = await app.pools.staff.query(
      'select health_score, health_band, version from engagement where id = $1',
      [id],
    );
    expect(rows).toEqual([{ health_score: 62, health_band: 'AT_RISK', version: 1 }]);
  });

  it('is not evaluated while the engagement is not active', async () => {
    const id = await enterEngagement(app.pools.staff, { at: now(), status: 'ON_HOLD', ...stateOfScore(62) });
    await change(app, id);
    expect(await evaluations(app.pools.staff, id)).toEqual([]);
    expect(await ask(app, id, 'health { score }')).toEqual({ health: null });
  });

  it('makes up for missed days in order, each with its own facts, across a clock change', async () => {
    const id = await entered(60);
    await change(app, id);
    await setState(app.pools.staff, id, { at: '2027-03-13T12:00:00Z', ...stateOfScore(80) });
    await setState(app.pools.staff, id, { at: '2027-03-15T04:05:01Z', ...stateOfScore(90) });
    await app.moveTo('2027-03-15T12:00:00Z');
    expect(await evaluations(app.pools.staff, id)).toEqual([
      { asOf: '2027-03-12T15:00:00.000Z', daily: false, score: 60, band: 'AT_RISK' },
      { asOf: '2027-03-13T05:05:00.000Z', daily: true, score: 60, band: 'AT_RISK' },
      { asOf: '2027-03-14T05:05:00.000Z', daily: true, score: 80, band: 'AT_RISK' },
      { asOf: '2027-03-15T04:05:00.000Z', daily: true, score: 80, band: 'HEALTHY' },
    ]);
  });

  it('evaluates missed days before an event of today, so that bands step in order', async () => {
    const id = await entered(60);
    await change(app, id);
    await setState(app.pools.staff, id, { at: '2027-03-15T12:00:01Z', ...stateOfScore(80) });
    app.clock.pin(new Date('2027-03-17T12:00:00Z'));
    await change(app, id);
    const stored = await evaluations(app.pools.staff, id);
    expect(stored.map(({ daily, band }) => [daily, band])).toEqual([
      [false, 'AT_RISK'],
      [true, 'AT_RISK'],
      [true, 'HEALTHY'],
      [false, 'HEALTHY'],
    ]);
  });

  it('ends with the engagement', async () => {
    const id = await entered(60);
    await change(app, id);
    await setState(app.pools.staff, id, { at: now(), stage: 'CLOSED', status: 'COMPLETED' });
    await app.moveTo('2027-03-19T12:00:00Z');
    expect(await evaluations(app.pools.staff, id)).toHaveLength(1);
    const { rows } = await app.pools.staff.query('select 1 from due_work where subject = $1', [id]);
    expect(rows).toEqual([]);
  });

  it('drops immediately and rises on the second good day in a row', async () => {
    const id = await entered(40);
    await change(app, id);
    for (const [index, score] of [55, 54, 55, 55, 76, 76].entries()) {
      const day = addDays('2027-03-20', index);
      await act(app.pools.staff, `${day}T03:30:00Z`);
      await setState(app.pools.staff, id, { at: `${day}T04:00:00Z`, ...stateOfScore(score) });
      await app.moveTo(`${day}T06:00:00Z`);
    }
    const stored = await evaluations(app.pools.staff, id);
    expect(stored.map(({ asOf, score, band }) => [asOf.slice(0, 16), score, band])).toEqual([
      ['2027-03-19T12:00', 40, 'CRITICAL'],
      ['2027-03-20T04:05', 55, 'CRITICAL'],
      ['2027-03-21T04:05', 54, 'CRITICAL'],
      ['2027-03-22T04:05', 55, 'CRITICAL'],
      ['2027-03-23T04:05', 55, 'AT_RISK'],
      ['2027-03-24T04:05', 76, 'AT_RISK'],
      ['2027-03-25T04:05', 76, 'HEALTHY'],
    ]);
    await setState(app.pools.staff, id, { at: now(), ...stateOfScore(49) });
    await change(app, id);
    expect((await evaluations(app.pools.staff, id)).at(-1)).toMatchObject({ band: 'CRITICAL' });
  });
});
