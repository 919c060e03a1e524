import { newId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import { ENGINEER, GLOBEX_ID, MANAGER } from '../support/people.js';
import { act, change, enterEngagement, setState, stateOfScore } from '../support/health-support.js';
import { query } from '../support/query.js';
import { VERSION_ID, seedProduct } from '../support/seed-integrations.js';
import { acknowledge, addApplication, addCalls, alertsOf, episodesOf } from './alerts-support.js';

/** Mon 7 December 2026, 10:00 in New York. */
const NOW = '2026-12-07T15:00:00Z';

describe('alerts', () => {
  let app: TestApp;
  let id: string;
  beforeAll(async () => {
    app = await TestApp.start(new Date(NOW));
    await seedProduct(app);
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    await app.beginAt(new Date(NOW));
    await query(
      app.database.ownerUrl,
      'truncate engagement, application, partner_act, usage_hourly, usage_application_weekly cascade',
    );
    await act(app.pools.staff, '2026-12-07T14:00:00Z');
    id = await enterEngagement(app.pools.staff, {
      at: '2026-12-01T15:00:00Z',
      apiVersionId: VERSION_ID,
      ...stateOfScore(90),
    });
  });

  const scored = async (score: number, at: string) => {
    app.clock.pin(new Date(at));
    await setState(app.pools.staff, id, { at, ...stateOfScore(score) });
    await act(app.pools.staff, at);
    await change(app, id);
  };
  const late = async (varianceDays: number) => {
    await setState(app.pools.staff, id, { at: NOW, varianceDays, index: 1 });
    await change(app, id);
  };

  it('open when the band falls, resolve when acknowledged, and open again when it falls further', async () => {
    await scored(90, '2026-12-07T15:01:00Z');
    expect(await episodesOf(app, id)).toEqual([]);
    await scored(60, '2026-12-07T15:02:00Z');
    const [fallen] = await alertsOf(app, id, { kind: { in: ['BAND_WORSENED'] } });
    expect(fallen).toMatchObject({
      cause: 'Health fell from healthy to at risk.',
      openedAt: '2026-12-07T15:02:00.000Z',
      resolvedAt: null,
      addressees: [
        { name: ENGINEER, reason: 'LEAD' },
        { name: MANAGER, reason: 'ROLE' },
      ],
    });
    const { data } = await acknowledge(app, fallen.id, MANAGER, 'We call them.');
    expect(data.acknowledgeAlert).toEqual({
      userErrors: [],
      alert: {
        ...{ id: fallen.id, acknowledgedAt: '2026-12-07T15:02:00.000Z', acknowledgedBy: MANAGER },
        ...{ note: 'We call them.', resolvedAt: '2026-12-07T15:02:00.000Z' },
      },
    });
    await scored(60, '2026-12-07T15:03:00Z');
    await scored(30, '2026-12-07T15:04:00Z');
    const bands = await alertsOf(app, id, { kind: { in: ['BAND_WORSENED'] } });
    expect(bands.map(({ cause, resolvedAt }) => [cause, resolvedAt === null])).toEqual([
      ['Health fell from at risk to critical.', true],
      ['Health fell from healthy to at risk.', false],
    ]);
  });

  it('change nothing while there is not enough data to tell the band', async () => {
    await scored(90, '2026-12-07T15:01:00Z');
    await scored(60, '2026-12-07T15:02:00Z');
    await setState(app.pools.staff, id, { at: '2026-12-07T15:03:00Z', varianceDays: null, index: null });
    app.clock.pin(new Date('2026-12-07T15:03:00Z'));
    await change(app, id);
    const { rows } = await app.pools.staff.query('select health_band from engagement where id = $1', [id]);
    expect(rows).toEqual([{ health_band: 'INSUFFICIENT_DATA' }]);
    expect(await episodesOf(app, id)).toContain('BAND_WORSENED open');
  });

  it('open when a party has had the ball for 5 working days, once for each time', async () => {
    const ball = (since: string) =>
      app.pools.staff.query(
        `insert into ball_interval (id, engagement_id, partner_id, party, since, passed_by) values ($1, $2, $3, 'PARTNER', $4, 'M')`,
        [newId(), id, GLOBEX_ID, since],
      );
    const evaluatedAt = async (at: string) => {
      app.clock.pin(new Date(at));
      await act(app.pools.staff, at);
      await change(app, id);
    };
    await ball(NOW);
    await evaluatedAt('2026-12-11T15:00:00Z');
    expect(await episodesOf(app, id)).toEqual([]);
    await evaluatedAt('2026-12-14T15:00:00Z');
    expect((await alertsOf(app, id)).map(({ cause }) => cause)).toEqual([
      'The next step has been with the partner for 5 working days, since 2026-12-07.',
    ]);
    await app.pools.staff.query('update ball_interval set until = $2 where engagement_id = $1', [
      ...[id, '2026-12-14T16:00:00Z'],
    ]);
    await evaluatedAt('2026-12-14T16:00:00Z');
    expect(await episodesOf(app, id)).toEqual(['BALL_HELD resolved']);
    await ball('2026-12-14T17:00:00Z');
    await evaluatedAt('2026-12-21T17:00:00Z');
    expect(await episodesOf(app, id)).toEqual(['BALL_HELD resolved', 'BALL_HELD open']);
  });

  it.each([
    [12, 120, 60, 1000, false],
    [15, 120, 60, 1000, true],
    [5, 100, 0, 100, true],
    [4, 100, 0, 100, false],
    [50, 99, 0, 1000, false],
    [50, 100, 0, 99, false],
    [10, 100, 5, 100, true],
    [9, 100, 5, 100, false],
  ])('%i errors of %i production calls in 24 hours after %i of %i: jumped is %s', async (...numbers) => {
    const [errors, calls, errorsBefore, callsBefore, jumped] = numbers;
    const application = await addApplication(app.pools.staff);
    const add = (hour: string, of: number, failed: number, more = {}) =>
      addCalls(app.pools.staff, application, { hour, calls: of, errors: failed, ...more });
    await add('2026-12-07T14:00:00Z', calls - 10, errors);
    await add('2026-12-06T15:00:00Z', 10 + 40, 0, { throttled: 40 });
    await add('2026-12-06T14:00:00Z', callsBefore - 10, errorsBefore);
    await add('2026-11-29T15:00:00Z', 10, 0);
    // These do not count: the hour that is not over, those before, and the sandbox.
    await add('2026-12-07T15:00:00Z', 1000, 1000);
    await add('2026-11-29T14:00:00Z', 1000, 1000);
    await add('2026-12-07T13:00:00Z', 1000, 1000, { environment: 'SANDBOX' });
    await change(app, id);
    const found = (await episodesOf(app, id)).includes('ERRORS_JUMPED open');
    expect(found).toBe(jumped);
  });

  it('find a jump of errors within the hour, without a health evaluation, and its end', async () => {
    const application = await addApplication(app.pools.staff);
    await app.pools.staff.query(
      "insert into due_work (kind, subject, due_at) values ('alerts.usage', $1, '2026-12-07T15:00:00Z')",
      [newId()],
    );
    await addCalls(app.pools.staff, application, { hour: '2026-12-05T10:00:00Z', calls: 500, errors: 0 });
    await addCalls(app.pools.staff, application, { hour: '2026-12-07T15:00:00Z', calls: 500, errors: 100 });
    await app.moveTo('2026-12-07T15:59:00Z');
    expect(await episodesOf(app, id)).toEqual([]);
    await app.moveTo('2026-12-07T16:00:00Z');
    const [jumped] = await alertsOf(app, id);
    expect(jumped).toMatchObject({
      kind: 'ERRORS_JUMPED',
      openedAt: '2026-12-07T16:00:00.000Z',
      cause:
        '100 of 500 production calls in the last 24 hours failed (20%), after 0 of 500 in the 7 days before (0%).',
    });
    await app.moveTo('2026-12-09T03:30:00Z');
    expect(await episodesOf(app, id)).toEqual(['ERRORS_JUMPED resolved']);
  });

  it.each([
    [4, false],
    [5, true],
  ])('go-live forecast %i working days late: slipped is %s', async (days, slipped) => {
    await late(days);
    expect((await episodesOf(app, id)).includes('GOLIVE_SLIPPED open')).toBe(slipped);
  });

  it.each([
    ['2026-11-24T15:00:00Z', 8, true],
    // The 26th is a holiday.
    ['2026-11-25T15:00:00Z', 7, false],
  ])('last act of the partner at %s, %i working days ago: quiet is %s', async (at, _days, quiet) => {
    await query(app.database.ownerUrl, 'truncate partner_act');
    await app.pools.staff.query(
      'update engagement set started_on = $2::date, created_at = $2::date where id = $1',
      [...[id, '2026-10-01']],
    );
    await act(app.pools.staff, at);
    await change(app, id);
    expect((await episodesOf(app, id)).includes('PARTNER_QUIET open')).toBe(quiet);
  });

  it.each([
    ['2026-12-29T12:00:00Z', false],
    ['2026-12-28T12:00:00Z', true],
    ['2026-12-01T12:00:00Z', true],
  ])('a credential that expires at %s: expires soon is %s, until it is revoked', async (expiresAt, soon) => {
    await addApplication(app.pools.staff, { expiresAt });
    await change(app, id);
    expect((await episodesOf(app, id)).includes('EXPIRES_SOON open')).toBe(soon);
    await app.pools.staff.query(
      "update credential set revoked_at = $1, revocation_reason = 'Replaced.' where revoked_at is null",
      [NOW],
    );
    await change(app, id);
    expect((await episodesOf(app, id)).includes('EXPIRES_SOON open')).toBe(false);
  });

  it.each([
    ['2026-12-07', false],
    ['2026-12-06', true],
  ])('a blocker committed to by %s, today 7 December: broken is %s', async (day, broken) => {
    const blocker = newId();
    await app.pools.staff.query(
      `insert into blocker (id, engagement_id, partner_id, severity, party, reason, visibility, raised_at, raised_by_id,
         raised_by_name, commitment_on, version)
       select $1, $2, $3, 'LOW', 'PLATFORM', 'No keys', 'INTERNAL', '2026-12-01T15:00:00Z', id, name, $4, 1
       from app_user where email = 'manager@causeway.example'`,
      [blocker, id, GLOBEX_ID, day],
    );
    await app.pools.staff.query(
      "insert into blocker_severity values ($1, $2, '2026-12-01T15:00:00Z', 'LOW')",
      [newId(), blocker],
    );
    await app.pools.staff.query(
      "insert into blocker_commitment (id, blocker_id, changed_at, commitment_on, changed_by_name) values ($1, $2, '2026-12-01T15:00:00Z', $3, 'M')",
      [newId(), blocker, day],
    );
    await change(app, id);
    const found = await alertsOf(app, id, { kind: { in: ['COMMITMENT_BROKEN'] } });
    expect(found.map(({ subject }) => [subject.kind, subject.title])).toEqual(
      broken ? [['BLOCKER', 'No keys']] : [],
    );
  });

  it.each([
    ['2026-11-09T10:00:00Z', true],
    ['2026-11-08T23:00:00Z', false],
  ])('the last call of a deprecated version at %s: has to leave it is %s', async (hour, leaves) => {
    const application = await addApplication(app.pools.staff, { name: 'Old shop' });
    await app.pools.staff.query(
      "update api_version set status = 'DEPRECATED', sunset_on = '2027-01-31' where id = $1",
      [VERSION_ID],
    );
    await addCalls(app.pools.staff, application, { hour, calls: 1, errors: 0, environment: 'SANDBOX' });
    await change(app, id);
    const found = await alertsOf(app, id, { kind: { in: ['VERSION_SUNSET'] } });
    expect(found.map(({ subject, apiVersion }) => [subject.title, apiVersion.version])).toEqual(
      leaves ? [['Old shop, Accounts v1', 'v1']] : [],
    );
    await app.pools.staff.query("update api_version set status = 'GA', sunset_on = null where id = $1", [
      VERSION_ID,
    ]);
  });

  it('resolve when the engagement is put on hold', async () => {
    await late(9);
    expect(await episodesOf(app, id)).toContain('GOLIVE_SLIPPED open');
    app.clock.pin(new Date('2026-12-07T15:01:00Z'));
    await setState(app.pools.staff, id, { at: '2026-12-07T15:01:00Z', status: 'ON_HOLD', varianceDays: 9 });
    await change(app, id);
    expect((await episodesOf(app, id)).filter((each) => each.endsWith('open'))).toEqual([]);
  });

  it('are not opened or resolved by an evaluation older than the last one', async () => {
    await late(9);
    const before = await episodesOf(app, id);
    await app.pools.staff.query(
      "update alert_judgement set judged_at = '2026-12-08T00:00:00Z' where engagement_id = $1",
      [id],
    );
    await late(0);
    expect(await episodesOf(app, id)).toEqual(before);
  });
});
