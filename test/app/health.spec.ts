import { toTypeId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import type { Person } from '../support/people.js';
import { act, ask, change, enterEngagement, setState, stateOfScore } from '../support/health-support.js';

const RECOMPUTE = `mutation ($input: RecomputeHealthInput!) {
  recomputeHealth(input: $input) { job { id queue name state } userErrors { code field message } }
}`;

describe('health', () => {
  let app: TestApp;
  let id: string;
  beforeAll(async () => {
    app = await TestApp.start(new Date('2026-11-30T15:00:00Z'));
    await act(app.pools.staff, '2026-11-30T14:00:00Z');
    id = await entered();
    await change(app, id);
    await setState(app.pools.staff, id, { at: '2026-11-30T16:00:00Z', ...stateOfScore(48) });
    app.clock.pin(new Date('2026-11-30T16:00:00Z'));
    await change(app, id);
  });
  afterAll(() => app.stop());

  const entered = () =>
    enterEngagement(app.pools.staff, { at: app.clock.now().toISOString(), ...stateOfScore(62) });

  function recompute(person: Person, engagementId: string) {
    return app.gql(person, RECOMPUTE, { input: { engagementId } });
  }

  it('is the latest evaluation, with the model that made it', async () => {
    const { health } = await ask(app, id, 'health { score band asOf model { slug version } }');
    expect(health).toEqual({
      ...{ score: 48, band: 'CRITICAL', asOf: '2026-11-30T16:00:00.000Z' },
      model: { slug: 'onboarding', version: 1 },
    });
  });

  it.each([
    ['before the first', '2026-11-30T14:59:59Z', null],
    ['at the first', '2026-11-30T15:00:00Z', { score: 62 }],
    ['between', '2026-11-30T15:59:59.999Z', { score: 62 }],
    ['at the last', '2026-11-30T16:00:00Z', { score: 48 }],
    ['after the last', '2027-01-01T00:00:00Z', { score: 48 }],
  ])('as of an instant %s', async (_case, at, healthAsOf) => {
    const answer = await ask(app, id, 'healthAsOf(at: $at) { score }', { at }, ', $at: DateTime!');
    expect(answer).toEqual({ healthAsOf });
  });

  it.each([
    ['that day', '2026-11-30', '2026-11-30', [62, 48]],
    ['a range around it', '2026-11-01', '2027-01-01', [62, 48]],
    ['the day after', '2026-12-01', '2026-12-01', []],
    ['a reversed range', '2026-12-01', '2026-11-01', []],
    ['only 400 days of a longer range', '2025-10-26', '2027-01-01', []],
    ['all of 400 days', '2025-10-27', '2027-01-01', [62, 48]],
  ])('over %s', async (_case, from, to, scores) => {
    const { healthHistory } = await ask(
      app,
      id,
      'healthHistory(from: $from, to: $to) { score }',
      { from, to },
      ', $from: LocalDate!, $to: LocalDate!',
    );
    expect(healthHistory.map(({ score }: { score: number }) => score)).toEqual(scores);
  });

  it('shows what each measure added or took away since an instant, adding up exactly to the difference', async () => {
    const selection = `health { scoreExact change(since: $at) { delta parts { measure delta } } }
      healthAsOf(at: $at) { scoreExact }`;
    const at = '2026-11-30T15:00:00Z';
    const { health, healthAsOf } = await ask(app, id, selection, { at }, ', $at: DateTime!');
    const { delta, parts } = health.change;
    const micros = (value: number) => Math.round(value * 1e6);
    const sumOf = (all: { delta: number }[]) => all.reduce((sum, part) => sum + micros(part.delta), 0);
    expect(micros(delta)).toBe(micros(health.scoreExact) - micros(healthAsOf.scoreExact));
    expect(sumOf(parts)).toBe(micros(delta));
    expect(parts).toHaveLength(11);
  });

  it('has not changed since an instant before the first evaluation', async () => {
    const before = await ask(app, id, 'health { change(since: "2026-11-01T00:00:00Z") { delta } }');
    expect(before).toEqual({ health: { change: null } });
  });

  it('shows the published models with their rules and thresholds', async () => {
    const { data } = await app.gql(
      'auditor@causeway.example',
      `{ healthModels { totalCount nodes { slug version criticalBelow atRiskBelow margin minCoverage publishedAt
         groups { name stages measures { measure weight poor healthy minSample halfLifeDays staleAfterDays } } } } }`,
    );
    const { nodes, totalCount } = data.healthModels;
    expect(totalCount).toBe(2);
    expect(nodes[0]).toMatchObject({
      ...{ slug: 'onboarding', version: 1, criticalBelow: 50, atRiskBelow: 70, margin: 5, minCoverage: 0.5 },
      publishedAt: '2026-11-30T15:00:00.000Z',
      groups: [
        { name: 'BUILD', stages: ['DISCOVERY', 'DESIGN', 'SANDBOX'] },
        { name: 'CERTIFY' },
        { name: 'LIVE' },
      ],
    });
    const rules = nodes[0].groups[0].measures;
    expect(rules.at(-1)).toEqual({
      ...{ measure: 'SENTIMENT', weight: 5, poor: 2, healthy: 4, minSample: null },
      ...{ halfLifeDays: 45, staleAfterDays: 90 },
    });
  });

  it('is read for a whole list in one statement, however long the list is', async () => {
    const query =
      '{ engagements { nodes { health { score model { slug } measures { measure } causes { text } } } } }';
    const read = () => countReads(() => app.gql('manager@causeway.example', query));
    const few = await read();
    for (let count = 0; count < 5; count += 1) await change(app, await entered());
    expect([few, await read()]).toEqual([1, 1]);
  });

  describe('recomputeHealth', () => {
    it('returns the job, which evaluates again', async () => {
      await app.moveTo('2026-11-30T17:00:00Z');
      const { data } = await recompute('manager@causeway.example', toTypeId('engagement', id));
      expect(data.recomputeHealth).toEqual({
        job: { id: expect.any(String), queue: 'health', name: 'recompute-health', state: 'WAITING' },
        userErrors: [],
      });
      await app.settle();
      const { health } = await ask(app, id, 'health { asOf }');
      expect(health).toEqual({ asOf: '2026-11-30T17:00:00.000Z' });
      const { rows } = await app.pools.staff.query('select 1 from health_snapshot where job_id = $1', [
        data.recomputeHealth.job.id,
      ]);
      expect(rows).toHaveLength(1);
    });

    it.each<[Person, boolean]>([
      ['admin@causeway.example', true],
      ['manager@causeway.example', true],
      ['engineer@causeway.example', false],
      ['compliance@causeway.example', false],
      ['auditor@causeway.example', false],
      ['partner@globex.example', false],
    ])('%s may: %s', async (person, may) => {
      const { errors } = await recompute(person, toTypeId('engagement', id));
      expect(errors?.[0]?.extensions.code).toBe(may ? undefined : 'FORBIDDEN');
    });

    it.each([
      ['malformed', 'eng_1', 'NOT_FOUND'],
      ['of another kind', toTypeId('partner', '01900000-0000-7000-8000-000000000001'), 'NOT_FOUND'],
      ['of nothing', toTypeId('engagement', '01900000-0000-7000-8000-000000000001'), 'NOT_FOUND'],
    ])('rejects an ID that is %s', async (_case, engagementId, code) => {
      const { data } = await recompute('manager@causeway.example', engagementId);
      expect(data.recomputeHealth).toMatchObject({
        job: null,
        userErrors: [{ code, field: ['input', 'engagementId'] }],
      });
    });

    it('rejects an engagement that is not active', async () => {
      const held = await enterEngagement(app.pools.staff, {
        ...{ at: '2026-11-30T15:00:00Z', status: 'ON_HOLD' },
      });
      const { data } = await recompute('manager@causeway.example', toTypeId('engagement', held));
      expect(data.recomputeHealth).toMatchObject({ userErrors: [{ code: 'NOT_ALLOWED_IN_STATE' }] });
    });
  });
});
