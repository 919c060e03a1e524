import { newId, toTypeId } from '../../src/kernel/ids.js';
import { ENGINEER2_ID, ENGINEER_ID, type Person } from '../support/people.js';
import { Delivery, ENGINEER, MANAGER, OTHER_ENGINEER, addPlaybook, addVersion } from './delivery-support.js';

const engineer = (id: string) => toTypeId('engineer', id);

describe('starting an engagement', () => {
  let delivery: Delivery;
  let sunset: string;
  let lending: string;
  let migration: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
    ({ versionId: sunset } = await addVersion(delivery.app, 'cards', 'SUNSET'));
    ({ versionId: lending } = await addVersion(delivery.app, 'lending'));
    migration = await addPlaybook(delivery.app, [{ code: 'G', isGoLive: true }], 'MIGRATION');
  });
  afterAll(() => delivery.app.stop());

  it.each<[string, Person, object, string | null]>([
    ['an admin', 'admin@causeway.example', {}, null],
    ['a manager', MANAGER, {}, null],
    ['an engineer who leads it', ENGINEER, {}, null],
    ['an engineer of the team', OTHER_ENGINEER, { teamIds: [engineer(ENGINEER2_ID)] }, null],
    ['an engineer with no part in it', OTHER_ENGINEER, {}, 'FORBIDDEN'],
    ['a compliance reviewer', 'compliance@causeway.example', {}, 'FORBIDDEN'],
    ['an auditor', 'auditor@causeway.example', {}, 'FORBIDDEN'],
    ['a partner user', 'partner@northwind.example', {}, 'FORBIDDEN'],
  ])('is for managers and the team: %s', async (_who, person, changes, code) => {
    const { data, errors } = await delivery.startWith(person, changes);
    expect(errors?.[0]?.extensions.code ?? null).toBe(code);
    if (code === null) expect(data.startEngagement.engagement.key).toMatch(/^ENG-\d+$/);
  });

  it('uses the latest shipped playbook, without what its conditions exclude', async () => {
    const id = await delivery.engagement({ playbookId: null, region: 'GB', timeZone: 'Europe/London' });
    const { milestones, baselineGoLiveOn } = await delivery.plan(id);
    const codes = milestones.map(({ code }) => code);
    expect(codes).not.toContain('STATE-LICENCES');
    expect(codes).not.toContain('EXECUTIVE-REVIEW');
    expect(milestones.length).toBeGreaterThanOrEqual(18);
    expect(milestones.find(({ code }) => code === 'GO-LIVE')).toMatchObject({
      baselineDueOn: baselineGoLiveOn,
      floatDays: 0,
    });
  });

  it('requires state licences in California, and a sponsors’ review for strategic partners', async () => {
    await delivery.app.pools.staff.query("update partner set tier = 'STRATEGIC' where slug = 'northwind'");
    const { milestones } = await delivery.plan(
      await delivery.engagement({ playbookId: null, region: 'US-CA' }),
    );
    await delivery.app.pools.staff.query("update partner set tier = 'STANDARD' where slug = 'northwind'");
    const codes = milestones.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['STATE-LICENCES', 'EXECUTIVE-REVIEW']));
  });

  it('publishes each shipped playbook once, audited', async () => {
    const { data } = await delivery.app.gql(
      MANAGER,
      '{ playbook(slug: "integration") { version type milestones { code stage dependsOn { code lagDays } when { regions tiers } } } playbooks { nodes { slug version } } }',
    );
    expect(data.playbook).toMatchObject({ version: 1, type: 'INTEGRATION' });
    expect(
      data.playbook.milestones.filter((milestone: { when: object | null }) => milestone.when),
    ).toMatchObject([
      { code: 'STATE-LICENCES', when: { regions: ['US'], tiers: null } },
      { code: 'EXECUTIVE-REVIEW', when: { regions: null, tiers: ['STRATEGIC'] } },
    ]);
    expect(data.playbooks.nodes).toContainEqual({ slug: 'integration', version: 1 });
    const { rows } = await delivery.app.pools.staff.query(
      "select actor_kind, changes->>'slug' as slug from audit_entry where action = 'playbook.publish' order by id",
    );
    const published = ['integration', 'migration', 'co-creation', 'advisory'];
    expect(rows).toEqual(published.map((slug) => ({ actor_kind: 'SYSTEM', slug })));
  });

  it('stores scope, team, history, audit and event together', async () => {
    const before = await delivery.rows();
    const scope = [{ apiVersionId: delivery.versionId, operationIds: [delivery.operationId] }];
    await delivery.engagement({ scope, teamIds: [engineer(ENGINEER2_ID), engineer(ENGINEER_ID)] });
    const after = await delivery.rows();
    const more = Object.fromEntries(
      Object.entries(after)
        .map(([name, count]) => [name, count - before[name]!] as const)
        .filter(([, count]) => count !== 0),
    );
    expect(more).toEqual({
      ...{
        engagement: 1,
        engagement_scope: 1,
        engagement_scope_history: 1,
        engagement_history: 1,
        milestone: 4,
      },
      ...{ milestone_link: 3, ball_interval: 1, engagement_engineer: 2 },
      ...{ milestone_history: 4, baseline: 1, baseline_milestone: 4 },
      ...{ audit_entry: 1, outbox: 1, due_work: 1, go_live_move: 1 },
    });
  });

  const missing = newId();
  it.each<[string, () => object, string, string]>([
    [
      'a partner that does not exist',
      () => ({ partnerId: toTypeId('partner', missing) }),
      'NOT_FOUND',
      'partnerId',
    ],
    ['a malformed partner id', () => ({ partnerId: 'ptn_what' }), 'NOT_FOUND', 'partnerId'],
    ['a lead that does not exist', () => ({ leadId: engineer(missing) }), 'NOT_FOUND', 'leadId'],
    ['an id of another kind', () => ({ teamIds: [delivery.versionId] }), 'NOT_FOUND', 'teamIds.0'],
    [
      'a team of 21',
      () => ({ teamIds: Array(20).fill(engineer(ENGINEER2_ID)) }),
      'LIMIT_EXCEEDED',
      'teamIds',
    ],
    ['no scope', () => ({ scope: [] }), 'INVALID', 'scope'],
    [
      '21 versions',
      () => ({ scope: Array(21).fill({ apiVersionId: delivery.versionId }) }),
      'LIMIT_EXCEEDED',
      'scope',
    ],
    [
      'a version twice',
      () => ({ scope: [{ apiVersionId: delivery.versionId }, { apiVersionId: delivery.versionId }] }),
      'INVALID',
      'scope.1.apiVersionId',
    ],
    [
      'a version past its sunset',
      () => ({ scope: [{ apiVersionId: sunset }] }),
      'INVALID',
      'scope.0.apiVersionId',
    ],
    [
      "another version's operation",
      () => ({ scope: [{ apiVersionId: lending, operationIds: [delivery.operationId] }] }),
      'NOT_FOUND',
      'scope.0.operationIds.0',
    ],
    [
      'no operation at all',
      () => ({ scope: [{ apiVersionId: lending, operationIds: [] }] }),
      'INVALID',
      'scope.0.operationIds',
    ],
    ['a start over a year away', () => ({ startOn: '2027-12-15' }), 'INVALID', 'startOn'],
    ['a start over a year ago', () => ({ startOn: '2025-11-01' }), 'INVALID', 'startOn'],
    ['a region without known holidays', () => ({ region: 'XX' }), 'INVALID', 'region'],
    ['a subdivision that a country does not have', () => ({ region: 'US-ZZ' }), 'INVALID', 'region'],
    ['a zone that does not exist', () => ({ timeZone: 'Mars/Olympus' }), 'INVALID', 'timeZone'],
    ['a title that is too long', () => ({ title: 'x'.repeat(201) }), 'INVALID', 'title'],
    ["another type's playbook", () => ({ playbookId: migration }), 'INVALID', 'playbookId'],
    ['a playbook that does not exist', () => ({ playbookId: 'pbk_' }), 'NOT_FOUND', 'playbookId'],
  ])('rejects %s and writes nothing', async (_case, changes, code, field) => {
    const before = await delivery.rows();
    const { data, errors } = await delivery.startWith(MANAGER, changes());
    expect(errors).toBeUndefined();
    expect(data.startEngagement).toMatchObject({
      engagement: null,
      userErrors: [{ code, field: ['input', ...field.split('.')] }],
    });
    expect(await delivery.rows()).toEqual(before);
  });

  it('suggests the known subdivisions of a country', async () => {
    const { data } = await delivery.startWith(MANAGER, { region: 'US-ZZ' });
    expect(data.startEngagement.userErrors[0]!.message).toContain('US-AK');
  });

  it.each([
    ['a day that does not exist', { startOn: '2026-02-30' }],
    ['a field that does not exist', { lastParty: 'PARTNER' }],
    ['a type that does not exist', { type: 'SALES' }],
    ['a party that does not exist', { firstParty: 'NOBODY' }],
  ])('reports %s as bad input', async (_case, changes) => {
    const before = await delivery.rows();
    const { errors } = await delivery.startWith(MANAGER, changes);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(await delivery.rows()).toEqual(before);
  });

  it('loads the holidays of a region once, however many start at once', async () => {
    const changes = { region: 'DE-BY', timeZone: 'Europe/Berlin' };
    await Promise.all([1, 2, 3].map(() => delivery.engagement(changes)));
    const { rows } = await delivery.app.pools.staff.query<{ days: string[]; years: string }>(
      `select array_agg(day::text order by day) filter (where day between '2026-12-01' and '2027-01-31') as days,
         (select first_year || '-' || last_year from holiday_region where region = 'DE-BY') as years
       from holiday where region = 'DE-BY'`,
    );
    expect(rows[0]).toEqual({
      days: ['2026-12-25', '2026-12-26', '2027-01-01', '2027-01-06'],
      years: '2025-2030',
    });
  });
});
