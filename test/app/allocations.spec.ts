import { toTypeId } from '../../src/kernel/ids.js';
import { untilBlockedBy } from '../support/blocked.js';
import { ADMIN, ENGINEER2_ID, ENGINEER_ID, onlyFor } from '../support/people.js';
import { Allocations, ERIN, codeOf } from './allocations-support.js';
import { MANAGER } from './delivery-support.js';

const ELI = toTypeId('engineer', ENGINEER2_ID);

/** It is Monday, 30 November 2026. */
describe('allocations', () => {
  let all: Allocations;
  beforeAll(async () => {
    all = await Allocations.start();
  });
  beforeEach(() => all.clear());
  afterAll(() => all.delivery.app.stop());

  it('are created, shown on both sides and audited with API IDs', async () => {
    const { data } = await all.allocate({ kind: 'SOFT' });
    expect(data.allocateEngineer).toEqual({
      allocation: {
        ...{ id: expect.stringMatching(/^alc_/), from: '2026-11-30', to: '2026-12-11', hoursPerWeek: 20 },
        ...{ kind: 'SOFT', version: 1, engineer: { name: 'Erin' }, engagement: { id: all.engagementId } },
      },
      warnings: [],
      userErrors: [],
    });
    const { id } = data.allocateEngineer.allocation;
    const read = await all.delivery.app.gql(
      'auditor@causeway.example',
      `query ($id: ID!) { engagement(id: $id) { allocations { id } team { allocations { id } } } }`,
      { id: all.engagementId },
    );
    expect(read.data.engagement).toEqual({ allocations: [{ id }], team: [{ allocations: [{ id }] }] });
    expect(await all.query(`select changes from audit_entry where action = 'allocation.make'`)).toEqual([
      {
        changes: {
          ...{ engineerId: ERIN, engagementId: all.engagementId, from: '2026-11-30', to: '2026-12-11' },
          ...{ hoursPerWeek: 20, kind: 'SOFT' },
        },
      },
    ]);
  });

  it('over capacity give a warning but are created', async () => {
    await all.made({ hoursPerWeek: 30 });
    const { data } = await all.allocate({
      engagementId: all.otherId,
      to: '2026-12-18',
      hoursPerWeek: 22,
      kind: 'SOFT',
    });
    expect(data.allocateEngineer).toMatchObject({
      allocation: { hoursPerWeek: 22 },
      warnings: [
        'Over capacity: 52 of 40 hours allocated in each of the 2 weeks starting with that of 30 Nov 2026, of which 22 are soft.',
      ],
    });
  });

  it('over time off give a warning, for the whole week that it touches', async () => {
    await all.query(
      `insert into time_off values (gen_random_uuid(), $1, '2026-11-30', '2026-12-04', '2026-01-01')`,
      [ENGINEER_ID],
    );
    const { data } = await all.allocate({ from: '2026-12-03' });
    expect(data.allocateEngineer.warnings).toEqual([
      'Over capacity: 8 of 0 hours allocated in the week of 30 Nov 2026.',
    ]);
  });

  it("use neither hours nor capacity on public holidays of the engineer's region", async () => {
    await all.query(`update solution_engineer set region = 'US' where id = $1`, [ENGINEER_ID]);
    const { data } = await all.allocate({ from: '2026-12-21', to: '2026-12-27', hoursPerWeek: 41 });
    expect(data.allocateEngineer.warnings).toEqual([
      'Over capacity: 32.8 of 32 hours allocated in the week of 21 Dec 2026.',
    ]);
    await all.query('update solution_engineer set region = null where id = $1', [ENGINEER_ID]);
  });

  it.each<[string, object, string, string]>([
    ['an end before the start', { to: '2026-11-29' }, 'INVALID', 'to'],
    ['no hours', { hoursPerWeek: 0 }, 'INVALID', 'hoursPerWeek'],
    ['81 hours', { hoursPerWeek: 81 }, 'INVALID', 'hoursPerWeek'],
    ['more than two years', { to: '2028-11-30' }, 'INVALID', 'to'],
    ['more than three years ahead', { from: '2029-11-01', to: '2029-12-01' }, 'INVALID', 'to'],
    ['more than a year back', { from: '2025-11-28' }, 'INVALID', 'from'],
    ['only past days', { from: '2026-11-01', to: '2026-11-29' }, 'INVALID', 'to'],
    ['the last possible date', { from: '9999-12-31', to: '9999-12-31' }, 'INVALID', 'to'],
    [
      'nobody',
      { engineerId: toTypeId('engineer', '01900000-0000-7000-8000-0000000000ff') },
      'NOT_FOUND',
      'engineerId',
    ],
    ['something that is not an engineer', { engineerId: 'eng_nonsense' }, 'NOT_FOUND', 'engineerId'],
    ['no engagement', { engagementId: ERIN }, 'NOT_FOUND', 'engagementId'],
    [
      'a day that is already allocated to it',
      { from: '2026-12-18', to: '2026-12-31' },
      'ALREADY_EXISTS',
      'from',
    ],
  ])('with %s are rejected, and nothing is written', async (_case, wrong, code, field) => {
    await all.made({ from: '2026-12-18', to: '2026-12-18' });
    const audits = await all.query('select count(*) from audit_entry');
    const { data } = await all.allocate(wrong);
    expect(data.allocateEngineer).toMatchObject({
      ...{ allocation: null, warnings: null, userErrors: [{ code, field: ['input', field] }] },
    });
    expect(await all.booked()).toHaveLength(1);
    expect(await all.query('select count(*) from audit_entry')).toEqual(audits);
  });

  it('may be adjacent, and may share days with those of other engineers and engagements', async () => {
    await all.made();
    await all.made({ from: '2026-12-12', to: '2026-12-12' });
    await all.made({ engagementId: all.otherId });
    await all.made({ engineerId: ELI });
    expect(await all.booked()).toHaveLength(4);
  });

  it('for the same days are created once if requested several times at once', async () => {
    const answers = await Promise.all([
      all.allocate(),
      all.allocate({ from: '2026-12-11', to: '2026-12-31' }),
      all.allocate(),
    ]);
    expect(answers.map(codeOf).sort()).toEqual(['ALREADY_EXISTS', 'ALREADY_EXISTS', undefined]);
    expect(await all.booked()).toHaveLength(1);
  });

  it('for two engagements, created at the same time, both give a warning to the second request', async () => {
    const staff = all.delivery.app.pools.staff;
    const holder = await staff.connect();
    await holder.query('begin');
    await holder.query('select from solution_engineer where id = $1 for no key update', [ENGINEER_ID]);
    const answers = Promise.all([
      all.allocate({ hoursPerWeek: 30 }),
      all.allocate({ hoursPerWeek: 30, engagementId: all.otherId }),
    ]);
    // Both wait for the engineer, so that neither looks at the week before the other has booked.
    await untilBlockedBy(holder, 2).finally(() => holder.query('commit'));
    holder.release();
    const warnings = (await answers).map(({ data }) => data.allocateEngineer.warnings.length);
    expect(warnings.sort()).toEqual([0, 1]);
  });

  it('in the future are limited to 100 per engineer', async () => {
    await all.query(
      `insert into allocation (id, engagement_id, partner_id, engineer_id, from_on, to_on, hours_per_week, kind, version, created_at)
       select gen_random_uuid(), e.id, e.partner_id, $1, day, day, 1, 'SOFT', 1, '2026-01-01'
       from engagement e, generate_series('2027-01-01'::date, '2027-02-19', '1 day') day`,
      [ENGINEER_ID],
    );
    const { data } = await all.allocate();
    expect(data.allocateEngineer.userErrors).toMatchObject([
      { code: 'LIMIT_EXCEEDED', field: ['input', 'engineerId'] },
    ]);
    await all.made({ engineerId: ELI });
  });

  it('end with their engagement, and no more can be created for it', async () => {
    const id = await all.delivery.engagement({ title: 'To be cancelled' });
    await all.made({ engagementId: id, from: '2026-12-07', to: '2026-12-31' });
    await all.made({ engagementId: id, to: '2026-12-04' });
    all.delivery.app.clock.pin(new Date('2026-12-02T15:00:00Z'));
    const { version } = await all.delivery.plan(id);
    await all.delivery.app.gql(
      MANAGER,
      'mutation ($input: CloseEngagementInput!) { closeEngagement(input: $input) { userErrors { code } } }',
      { input: { engagementId: id, expectedVersion: version, outcome: 'CANCELLED', reason: 'No budget.' } },
    );
    expect(await all.booked()).toEqual([{ days: '2026-11-30/2026-12-01', hours: 20, kind: 'HARD' }]);
    const { data } = await all.allocate({ engagementId: id });
    expect(data.allocateEngineer.userErrors).toMatchObject([
      { code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'engagementId'] },
    ]);
  });

  it.each(onlyFor(ADMIN, MANAGER))('created, changed and ended by %s: %s', async (person, code) => {
    const { id, version } = await all.made();
    const change = { allocationId: id, expectedVersion: version };
    const answers = [
      await all.allocate({ engagementId: all.otherId }, person),
      await all.run('updateAllocation', { ...change, hoursPerWeek: 8 }, person),
      await all.run('endAllocation', { ...change, expectedVersion: version + 1 }, person),
    ];
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual([code, code, code]);
  });
});
