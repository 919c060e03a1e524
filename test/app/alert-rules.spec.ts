import type { Type } from '@nestjs/common';
import { newId, toTypeId } from '../../src/kernel/ids.js';
import { AlertFeed } from '../../src/modules/alerts/alert-changed.resolver.js';
import { HealthFeed } from '../../src/modules/dashboard/engagement-feed.js';
import { TestApp } from '../support/app.js';
import { change, enterEngagement, setState } from '../support/health-support.js';
import { LiveClient } from '../support/live-client.js';
import {
  ADMIN,
  AUDITOR,
  ENGINEER,
  MANAGER,
  OTHER_ENGINEER,
  PARTNER,
  type Person,
  onlyFor,
} from '../support/people.js';
import { query } from '../support/query.js';
import { VERSION_ID, seedProduct } from '../support/seed-integrations.js';
import { until } from '../support/until.js';
import { acknowledge, alertsOf, episodesOf, setRule } from './alerts-support.js';

const NOW = '2026-12-07T15:00:00Z';
const CHANGED = 'subscription { alertChanged { id kind resolvedAt acknowledgedBy } }';
const SCORED = `subscription ($filter: EngagementFilter) {
  portfolioHealthChanged(filter: $filter) { id health { band } } }`;

describe('rules for alerts', () => {
  let app: TestApp;
  let id: string;
  beforeAll(async () => {
    app = await TestApp.start(new Date(NOW));
    await seedProduct(app);
    await app.nest.listen(0, '127.0.0.1');
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    await app.beginAt(new Date(NOW));
    await query(app.database.ownerUrl, 'truncate engagement cascade');
    await query(
      app.database.ownerUrl,
      'delete from alert_rule where engagement_type is not null or tier is not null',
    );
    id = await enterEngagement(app.pools.staff, { at: '2026-12-01T15:00:00Z', apiVersionId: VERSION_ID });
  });

  const late = async (varianceDays: number) => {
    await setState(app.pools.staff, id, { at: NOW, varianceDays, index: 1 });
    await change(app, id);
  };
  const slipped = async () =>
    (await alertsOf(app, id, { kind: { in: ['GOLIVE_SLIPPED'] }, open: true })).length;
  const faults = async (input: object) => (await setRule(app, input)).data.setAlertRule.userErrors;

  it('are shipped for all kinds, enabled for all engagements', async () => {
    const { data } = await app.gql(
      AUDITOR,
      '{ alertRules { kind type tier enabled threshold unit roles lead team } }',
    );
    const all = { type: null, tier: null, enabled: true, lead: true, team: false, roles: ['MANAGER'] };
    const rule = (kind: string, threshold: number | null, unit: string | null) => ({
      ...all,
      ...{ kind, threshold, unit },
    });
    expect(data.alertRules).toEqual([
      rule('BALL_HELD', 5, 'working days'),
      rule('BAND_WORSENED', null, null),
      rule('COMMITMENT_BROKEN', null, null),
      rule('ERRORS_JUMPED', 0.05, 'of calls'),
      { ...rule('EXPIRES_SOON', 21, 'calendar days'), roles: ['MANAGER', 'COMPLIANCE'] },
      rule('GOLIVE_SLIPPED', 5, 'working days'),
      rule('PARTNER_QUIET', 8, 'working days'),
      rule('VERSION_SUNSET', null, null),
    ]);
  });

  const [forAll, byTier, byType, byBoth] = [
    {},
    { tier: 'STANDARD' },
    { type: 'INTEGRATION' },
    { tier: 'STANDARD', type: 'INTEGRATION' },
  ];
  it.each([
    ['the one for all', [[forAll, 3]], 1],
    [
      'the tier’s before the one for all',
      [
        [byTier, 9],
        [forAll, 3],
      ],
      0,
    ],
    [
      'the type’s before the tier’s',
      [
        [byTier, 9],
        [byType, 3],
      ],
      1,
    ],
    [
      'the one of both before the type’s',
      [
        [byBoth, 9],
        [byType, 3],
      ],
      0,
    ],
    [
      'not those of another type or tier',
      [
        [{ tier: 'STRATEGIC' }, 9],
        [{ type: 'ADVISORY' }, 9],
        [forAll, 3],
      ],
      1,
    ],
  ] as [string, [object, number][], number][])(
    'apply by the most specific: %s',
    async (_case, rules, open) => {
      for (const [place, threshold] of rules)
        expect(await faults({ kind: 'GOLIVE_SLIPPED', threshold, ...place })).toEqual([]);
      await late(6);
      expect(await slipped()).toBe(open);
      await setRule(app, { kind: 'GOLIVE_SLIPPED', threshold: 5 });
    },
  );

  it('resolve their alerts at the next evaluation when they no longer apply', async () => {
    await late(6);
    expect(await slipped()).toBe(1);
    expect(await faults({ kind: 'GOLIVE_SLIPPED', threshold: 5, enabled: false, ...byType })).toEqual([]);
    await change(app, id);
    expect(await slipped()).toBe(0);
    await setRule(app, { kind: 'GOLIVE_SLIPPED', threshold: 5, ...byType });
    await change(app, id);
    expect(await episodesOf(app, id)).toContain('GOLIVE_SLIPPED open');
  });

  it.each([
    [{ kind: 'BALL_HELD', threshold: 0 }, 'threshold must be 1-250 working days'],
    [{ kind: 'BALL_HELD', threshold: 251 }, 'threshold must be 1-250 working days'],
    [{ kind: 'BALL_HELD', threshold: 1.5 }, 'threshold must be a whole number of working days'],
    [{ kind: 'BALL_HELD' }, 'threshold is required for BALL_HELD: 1-250 working days'],
    [{ kind: 'ERRORS_JUMPED', threshold: 0 }, 'threshold must be 0.0001-1 of calls'],
    [{ kind: 'ERRORS_JUMPED', threshold: 1.1 }, 'threshold must be 0.0001-1 of calls'],
    [{ kind: 'ERRORS_JUMPED', threshold: 0.12345 }, 'threshold must have at most 4 decimals'],
    [{ kind: 'ERRORS_JUMPED', threshold: 0.0001000001 }, 'threshold must have at most 4 decimals'],
    [{ kind: 'BAND_WORSENED', threshold: 1 }, 'threshold must be omitted: BAND_WORSENED has no threshold'],
    [
      { kind: 'BAND_WORSENED', roles: ['PARTNER'] },
      'roles must not include PARTNER: alerts are for staff only',
    ],
    [{ kind: 'BAND_WORSENED', roles: ['ADMIN', 'ADMIN'] }, 'roles must not name a role twice'],
  ])('are refused: %j', async (input, message) => {
    expect(await faults(input)).toEqual([
      { code: 'INVALID', field: ['input', message.split(' ')[0]], message },
    ]);
  });

  it('are changed only at the version that was read, and say who changed them', async () => {
    const place = { kind: 'PARTNER_QUIET', threshold: 9, tier: 'GROWTH' };
    const { data } = await setRule(app, { ...place, expectedVersion: 0 }, ADMIN);
    expect(data.setAlertRule.rule).toMatchObject({
      ...place,
      version: 1,
      updatedBy: ADMIN,
      unit: 'working days',
    });
    const [stale] = await faults({ ...place, expectedVersion: 0 });
    expect(stale).toMatchObject({ code: 'CONFLICT', field: ['input', 'expectedVersion'] });
  });

  it.each(onlyFor(ADMIN, MANAGER))('can be set by %s: %s', async (person, code) => {
    const { errors } = await setRule(app, { kind: 'BALL_HELD', threshold: 5 }, person);
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  it('address the team and the roles that they name, as they are when the alert opens', async () => {
    await setRule(app, { kind: 'GOLIVE_SLIPPED', threshold: 5, roles: ['AUDITOR'], lead: false, team: true });
    const [, other] = await query<{ id: string }>(
      app.database.ownerUrl,
      'select id from solution_engineer order by id',
    );
    await app.pools.staff.query(
      'insert into engagement_engineer (engagement_id, engineer_id) values ($1, $2)',
      [...[id, other!.id]],
    );
    await late(6);
    const [alert] = await alertsOf(app, id, { kind: { in: ['GOLIVE_SLIPPED'] } });
    expect(alert.addressees).toEqual([
      { name: OTHER_ENGINEER, reason: 'TEAM' },
      { name: AUDITOR, reason: 'ROLE' },
    ]);
    const mine = `{ alerts(filter: { addressedToMe: true }) { nodes { id } } }`;
    expect((await app.gql(AUDITOR, mine)).data.alerts.nodes).toEqual([{ id: alert.id }]);
    expect((await app.gql(MANAGER, mine)).data.alerts.nodes).toEqual([]);
    await setRule(app, { kind: 'GOLIVE_SLIPPED', threshold: 5 });
  });

  describe('acknowledging', () => {
    const opened = async () => {
      await late(6);
      return (await alertsOf(app, id, { kind: { in: ['GOLIVE_SLIPPED'] } }))[0].id as string;
    };
    const outcome = async (alertId: string, person: Person = MANAGER) => {
      const { data, errors } = await acknowledge(app, alertId, person);
      return errors?.[0]?.extensions.code ?? data.acknowledgeAlert.userErrors[0]?.message ?? 'done';
    };

    it('leaves an alert open that is still true, and can be done once', async () => {
      const alertId = await opened();
      expect(await outcome(alertId)).toBe('done');
      expect(await slipped()).toBe(1);
      expect(await outcome(alertId)).toBe(`${MANAGER} has already acknowledged the alert.`);
    });

    it('is refused for an alert that has resolved itself, and for one that does not exist', async () => {
      const alertId = await opened();
      await late(0);
      expect(await outcome(alertId)).toBe('The alert has already resolved itself.');
      expect(await outcome(toTypeId('alert', newId()))).toBe('Alert not found.');
      expect(await outcome('alt_x')).toBe('Alert not found.');
    });

    it.each(onlyFor(ADMIN, MANAGER, ENGINEER))('can be done by %s: %s', async (person, code) => {
      await app.pools.staff.query(
        `insert into engagement_engineer (engagement_id, engineer_id)
         select $1, engineer_id from app_user where email = $2`,
        [id, ENGINEER],
      );
      expect(await outcome(await opened(), person)).toBe(code ?? 'done');
    });
  });

  it('tell live of each alert that opens and resolves, and each engagement that was scored', async () => {
    const client = await LiveClient.signedIn(await app.nest.getUrl(), await app.token(MANAGER));
    const listening = (feed: Type<object>) =>
      (Reflect.get(app.nest.get(feed), 'listeners') as Set<unknown>).size;
    const alerts = client.subscribe(CHANGED);
    const scores = client.subscribe(SCORED, { filter: { type: { in: ['INTEGRATION'] } } });
    const others = client.subscribe(SCORED, { filter: { type: { in: ['ADVISORY'] } } });
    await until(() => listening(AlertFeed) === 1 && listening(HealthFeed) === 2);
    await late(6);
    const told = () => client.results(alerts).map(({ data }) => data.alertChanged);
    await until(() => told().some(({ kind }) => kind === 'GOLIVE_SLIPPED'));
    await late(0);
    await until(() =>
      told().some(({ kind, resolvedAt }) => kind === 'GOLIVE_SLIPPED' && resolvedAt !== null),
    );
    const [scored] = await client.delivered(scores, 1);
    expect(scored.data.portfolioHealthChanged).toEqual({
      id: toTypeId('engagement', id),
      health: { band: expect.any(String) },
    });
    expect(client.results(others)).toEqual([]);
    client.close();
  });

  it.each([CHANGED, SCORED])('tell partner users nothing: %s', async (subscription) => {
    const client = await LiveClient.signedIn(await app.nest.getUrl(), await app.token(PARTNER));
    expect(await client.refusal(client.subscribe(subscription))).toBe('FORBIDDEN');
    client.close();
  });
});
