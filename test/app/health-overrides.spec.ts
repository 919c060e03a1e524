import { toTypeId } from '../../src/kernel/ids.js';
import { type Json, TestApp } from '../support/app.js';
import { act, ask, change, enterEngagement, setState, stateOfScore } from '../support/health-support.js';
import { ADMIN, MANAGER, onlyFor, type Person } from '../support/people.js';

const START = '2027-03-12T15:00:00.000Z';
const OVERRIDE = `mutation ($input: OverrideHealthInput!) { overrideHealth(input: $input) {
  userErrors { code field message } engagement { id } } }`;
const CLEAR = `mutation ($input: ClearHealthOverrideInput!) { clearHealthOverride(input: $input) {
  userErrors { code field } engagement { health { band override { band } } } } }`;
const HEALTH = `health { score band computedBand override { band reason setBy since until endedAt ending endedBy } }`;
const HISTORY = 'healthOverrides { band setBy since until endedAt ending endedBy }';
const LISTS = `query ($at: DateTime!, $day: LocalDate!, $id: ID!) {
  engagements(filter: { id: { in: [$id] }, band: { in: [CRITICAL] } }) { nodes { id } }
  timeline(filter: { id: { in: [$id] }, band: { in: [CRITICAL] } }) { nodes { band } }
  portfolio(filter: { id: { in: [$id] } }) { bands { band engagements } }
  changes(since: $at, filter: { id: { in: [$id] } }) { nodes { bandBefore bandAfter } }
  portfolioTrend(filter: { id: { in: [$id] } }, from: $day, to: $day, interval: DAY) {
    bands { band engagements } engagements averageScore } }`;

describe('health overrides', () => {
  let app: TestApp;
  let id: string;
  beforeAll(async () => {
    app = await TestApp.start(new Date(START));
  });
  beforeEach(async () => {
    await app.beginAt(new Date(START));
    await act(app.pools.staff, START);
    id = await enterEngagement(app.pools.staff, { at: START, ...stateOfScore(80) });
    await change(app, id);
  });
  afterAll(() => app.stop());

  const override = (changes: object = {}, person: Person = MANAGER) => {
    const input = {
      engagementId: toTypeId('engagement', id),
      band: 'CRITICAL',
      reason: 'Their sponsor left.',
    };
    return app.gql(person, OVERRIDE, { input: { ...input, until: '2027-03-15', ...changes } });
  };
  const set = async (changes: object = {}) => {
    const { data } = await override(changes);
    expect(data.overrideHealth.userErrors).toEqual([]);
  };
  const clear = async (person: Person = MANAGER) =>
    app.gql(person, CLEAR, { input: { engagementId: toTypeId('engagement', id) } });
  const health = async (): Promise<Json> => (await ask(app, id, HEALTH)).health;
  const at = (instant: string) => app.clock.pin(new Date(instant));
  const lists = async (): Promise<Json> => {
    const { data, errors } = await app.gql(MANAGER, LISTS, {
      ...{ at: START, day: START.slice(0, 10) },
      id: toTypeId('engagement', id),
    });
    expect(errors).toBeUndefined();
    return data;
  };

  it('show their band beside the computed one, with who set it, why and until when', async () => {
    await set();
    expect(await health()).toEqual({
      ...{ score: 80, band: 'CRITICAL', computedBand: 'HEALTHY' },
      override: {
        ...{ band: 'CRITICAL', reason: 'Their sponsor left.', setBy: MANAGER, since: START },
        ...{ until: '2027-03-15', endedAt: null, ending: null, endedBy: null },
      },
    });
  });

  it.each(onlyFor(ADMIN, MANAGER))('can be set and cleared by %s: %s', async (person, refusal) => {
    expect((await override({}, person)).errors?.[0]?.extensions.code).toBe(refusal);
    expect((await clear(person)).errors?.[0]?.extensions.code).toBe(refusal);
  });

  it.each([
    ['today', '2027-03-12', undefined],
    ['60 days ahead', '2027-05-11', undefined],
    ['yesterday', '2027-03-11', 'INVALID'],
    ['61 days ahead', '2027-05-12', 'INVALID'],
  ])('can last until %s: %s', async (_case, until, code) => {
    const { data } = await override({ until });
    expect(data.overrideHealth.userErrors[0]?.code).toBe(code);
    expect(data.overrideHealth.userErrors[0]?.field).toEqual(code && ['input', 'until']);
  });

  it.each([
    ['to INSUFFICIENT_DATA', { band: 'INSUFFICIENT_DATA' }, ['input', 'band'], 'INVALID'],
    ['without a reason', { reason: ' ' }, ['input', 'reason'], 'INVALID'],
    ['of an unknown engagement', { engagementId: 'eng_x' }, ['input', 'engagementId'], 'NOT_FOUND'],
  ])('are refused %s', async (_case, changes, field, code) => {
    const { data } = await override(changes);
    expect(data.overrideHealth).toMatchObject({ userErrors: [{ code, field }], engagement: null });
  });

  it('are refused while the engagement is not active', async () => {
    await setState(app.pools.staff, id, { at: START, status: 'ON_HOLD' });
    expect((await override()).data.overrideHealth.userErrors[0].code).toBe('NOT_ALLOWED_IN_STATE');
  });

  it.each([
    ['its last millisecond, with no job run', '2027-03-16T03:59:59.999Z', 'CRITICAL'],
    ['the midnight after it, with no job run', '2027-03-16T04:00:00.000Z', 'HEALTHY'],
  ])('last until the end of their last local day: %s', async (_case, instant, band) => {
    await set();
    at(instant);
    expect((await health()).band).toBe(band);
    const found = (await lists()).engagements.nodes.length;
    expect(found).toBe(band === 'CRITICAL' ? 1 : 0);
  });

  it('end by themselves, which live subscribers hear of, and remain in the history', async () => {
    await set();
    await app.moveTo('2027-03-16T04:00:00Z');
    expect((await ask(app, id, HISTORY)).healthOverrides).toEqual([
      {
        ...{ band: 'CRITICAL', setBy: MANAGER, since: START, until: '2027-03-15' },
        ...{ endedAt: '2027-03-16T04:00:00.000Z', ending: 'EXPIRED', endedBy: null },
      },
    ]);
    const { rows } = await app.pools.staff.query(
      `select override_band, (select count(*)::int from outbox o where o.subject = e.id and o.kind = 'engagement.changed'
         and o.occurred_at = '2027-03-16T04:00:00Z') as told
       from engagement e where id = $1`,
      [id],
    );
    expect(rows).toEqual([{ override_band: null, told: 1 }]);
  });

  it('replace each other and can be cleared; the history keeps how each ended', async () => {
    await set();
    at('2027-03-12T16:00:00Z');
    await set({ band: 'AT_RISK', until: '2027-03-20' });
    at('2027-03-12T17:00:00Z');
    const { data } = await clear();
    expect(data.clearHealthOverride).toEqual({
      userErrors: [],
      engagement: { health: { band: 'HEALTHY', override: null } },
    });
    expect((await ask(app, id, HISTORY)).healthOverrides).toMatchObject([
      { band: 'AT_RISK', endedAt: '2027-03-12T17:00:00.000Z', ending: 'CLEARED', endedBy: MANAGER },
      { band: 'CRITICAL', endedAt: '2027-03-12T16:00:00.000Z', ending: 'REPLACED', endedBy: MANAGER },
    ]);
    expect((await clear()).data.clearHealthOverride.userErrors).toEqual([
      { code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'engagementId'] },
    ]);
    await app.moveTo('2027-03-21T12:00:00Z');
    expect((await health()).override).toBeNull();
  });

  it('show what was in force at an instant, and at each evaluation', async () => {
    at('2027-03-12T16:00:00Z');
    await set();
    await app.moveTo('2027-03-17T12:00:00Z');
    const asOf = async (instant: string) =>
      (
        await ask(
          app,
          id,
          'healthAsOf(at: $at) { band override { reason } }',
          { at: instant },
          ', $at: DateTime!',
        )
      ).healthAsOf;
    expect(await asOf('2027-03-12T15:59:59.999Z')).toEqual({ band: 'HEALTHY', override: null });
    expect(await asOf('2027-03-12T16:00:00Z')).toMatchObject({ band: 'CRITICAL', override: {} });
    expect(await asOf('2027-03-16T03:59:59Z')).toMatchObject({ band: 'CRITICAL' });
    expect(await asOf('2027-03-16T04:00:00Z')).toMatchObject({ band: 'HEALTHY' });
    const range = { from: '2027-03-13', to: '2027-03-16' };
    const { healthHistory } = await ask(
      ...[app, id, 'healthHistory(from: $from, to: $to) { asOf band }', range],
      ', $from: LocalDate!, $to: LocalDate!',
    );
    const days = (healthHistory as Json[]).filter(({ asOf: each }: Json) => /T0[45]:05/.test(String(each)));
    expect(days.map(({ band }: Json) => String(band))).toEqual([
      'CRITICAL',
      'CRITICAL',
      'CRITICAL',
      'HEALTHY',
    ]);
  });

  it('are what filters, counts, changes and trends read', async () => {
    at('2027-03-12T16:00:00Z');
    await set();
    expect(await lists()).toMatchObject({
      engagements: { nodes: [{ id: toTypeId('engagement', id) }] },
      timeline: { nodes: [{ band: 'CRITICAL' }] },
      changes: { nodes: [{ bandBefore: 'HEALTHY', bandAfter: 'CRITICAL' }] },
      portfolioTrend: [{ engagements: 1, averageScore: 80 }],
    });
    const counted = ({ bands }: Json) =>
      (bands as Json[])
        .filter(({ engagements }: Json) => engagements > 0)
        .map(({ band }: Json) => String(band));
    expect(counted((await lists()).portfolioTrend[0])).toEqual(['CRITICAL']);
    expect(counted((await lists()).portfolio)).toContain('CRITICAL');
  });

  it('keep to the local day after the engagement has moved to another time zone', async () => {
    await set();
    await app.pools.staff.query(`update engagement set time_zone = 'Asia/Tokyo' where id = $1`, [id]);
    await change(app, id);
    at('2027-03-15T14:59:59Z');
    expect((await health()).band).toBe('CRITICAL');
    at('2027-03-15T15:00:00Z');
    expect((await health()).band).toBe('HEALTHY');
  });

  it('are audited with what they replaced', async () => {
    await set();
    await set({ band: 'AT_RISK' });
    const { data } = await app.gql(
      ...([
        ADMIN,
        `query ($id: ID!) { auditLog(engagementId: $id) { nodes { action previous changes } } }`,
      ] as const),
      { id: toTypeId('engagement', id) },
    );
    expect(data.auditLog.nodes[0]).toMatchObject({
      action: 'health.override',
      changes: { band: 'AT_RISK', until: '2027-03-15' },
      previous: { band: 'CRITICAL' },
    });
  });
});
