import { toTypeId } from '../../src/kernel/ids.js';
import { countReads } from '../support/count-statements.js';
import { ENGINEER2_ID, type Person } from '../support/people.js';
import { Delivery, ENGINEER, MANAGER, OTHER_ENGINEER, addPlaybook } from './delivery-support.js';

const LISTS = ['overdue', 'dueSoon', 'ready', 'waitingOnMe', 'blocked'] as const;
const ITEM = `{ engagement { id } milestone { code } blocker { reason } dueOn goLiveEffectDays reason actionable
  waitsFor { milestone { id code } blocker { id reason } party until } }`;
const MY_WORK = `query ($dueWithin: Int! = 5) { myWork(dueWithin: $dueWithin) {
  ${LISTS.map((list) => `${list} ${ITEM} ${list}Count`).join(' ')} } }`;

/** A go-live on 3 December, if work starts on 30 November: S depends on nothing, F has a day of float, X leads nowhere. */
const PLAN = [
  { code: 'X', party: 'SERVICES', durationDays: 1, dependsOn: {} },
  { code: 'F', party: 'SERVICES', durationDays: 2, dependsOn: {} },
  { code: 'S', party: 'SERVICES', durationDays: 3, dependsOn: {} },
  { code: 'P', party: 'PARTNER', durationDays: 3, dependsOn: {} },
  { code: 'G', party: 'PARTNER', durationDays: 1, isGoLive: true, dependsOn: { S: 0, F: 0, P: 0 } },
];

interface Item {
  readonly engagement: { readonly id: string };
  readonly milestone: { readonly code: string } | null;
  readonly blocker: { readonly reason: string } | null;
  readonly dueOn: string | null;
  readonly goLiveEffectDays: number | null;
  readonly reason: string;
  readonly actionable: boolean;
  readonly waitsFor: readonly {
    readonly milestone: { readonly code: string } | null;
    readonly blocker: { readonly reason: string } | null;
    readonly party: string | null;
    readonly until: string | null;
  }[];
}
type Work = Record<(typeof LISTS)[number], Item[]>;

describe("an engineer's work", () => {
  let delivery: Delivery;
  let playbookId: string;
  let id: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
    playbookId = await addPlaybook(delivery.app, PLAN);
  });
  // Each test has its own work: what has ended is in no one's list any more.
  beforeEach(async () => {
    await delivery.app.pools.staff.query("update engagement set status = 'CANCELLED'");
    delivery.app.clock.pin(new Date('2026-11-30T15:00:00Z'));
    id = await delivery.engagement({ playbookId, teamIds: [toTypeId('engineer', ENGINEER2_ID)] });
  });
  afterAll(() => delivery.app.stop());

  async function work(person: Person = ENGINEER, dueWithin = 5): Promise<Work & Record<string, unknown>> {
    const { data, errors } = await delivery.app.gql(person, MY_WORK, { dueWithin });
    expect(errors).toBeUndefined();
    return data.myWork;
  }
  const codes = (items: readonly Item[]) => items.map(({ milestone }) => milestone?.code ?? null);
  const update = async (code: string, changes: object) => {
    const { data } = await delivery.update(MANAGER, id, code, changes);
    expect(data.updateMilestone.userErrors).toEqual([]);
  };
  const raise = async (input: object) => {
    const { data } = await delivery.log(MANAGER, {
      engagementId: id,
      raise: [{ severity: 'HIGH', party: 'SERVICES', ...input }],
    });
    expect(data.logProgress.userErrors).toEqual([]);
  };

  it('is overdue from the day after the planned one, by the calendar of the engagement', async () => {
    // 23:59 in New York, then midnight.
    for (const [now, overdue, dueSoon] of [
      ['2026-12-01T04:59:00Z', [], ['S', 'F', 'X']],
      ['2026-12-01T05:00:00Z', ['X'], ['S', 'F']],
      ['2026-12-02T05:00:00Z', ['F', 'X'], ['S']],
      ['2026-12-03T04:59:00Z', ['F', 'X'], ['S']],
      ['2026-12-03T05:00:00Z', ['S', 'F', 'X'], []],
    ] as const) {
      await delivery.app.moveTo(now);
      const mine = await work();
      expect([now, codes(mine.overdue), codes(mine.dueSoon)]).toEqual([now, overdue, dueSoon]);
    }
  });

  it('is sorted by its effect on go-live, with the reason for each rank', async () => {
    await delivery.app.moveTo('2026-12-07T15:00:00Z');
    // The plan restarts on 7 December: S 7-9, F 7-8, go-live on the 10th instead of the 3rd.
    const key = (await delivery.app.gql(MANAGER, `{ engagement(id: "${id}") { key } }`)).data.engagement.key;
    const { overdue, overdueCount } = await work();
    expect(overdue).toMatchObject([
      {
        ...{ engagement: { id }, milestone: { code: 'S' }, blocker: null, dueOn: '2026-12-02' },
        goLiveEffectDays: 5,
        reason: `It was due on 2026-12-02. Go-live of ${key} depends on this: 5 working days late, no float. It can start now.`,
      },
      {
        ...{ milestone: { code: 'F' }, dueOn: '2026-12-01', goLiveEffectDays: 4 },
        reason: `It was due on 2026-12-01. Go-live of ${key} depends on this: 4 working days late because of this alone, despite 1 working day of float. It can start now.`,
      },
      {
        ...{ milestone: { code: 'X' }, dueOn: '2026-11-30', goLiveEffectDays: null },
        reason: `It was due on 2026-11-30. Go-live of ${key} does not depend on this. It can start now.`,
      },
    ]);
    expect(overdueCount).toBe(3);
  });

  it('is measured against the latest baseline once a new one has been taken', async () => {
    await delivery.app.moveTo('2026-12-07T15:00:00Z');
    const take = `mutation ($input: TakeBaselineInput!) { takeBaseline(input: $input) { userErrors { message } } }`;
    const input = { engagementId: id, name: 'Second', reason: 'A new start.' };
    const { data } = await delivery.app.gql(MANAGER, take, { input });
    expect(data.takeBaseline.userErrors).toEqual([]);
    const { overdue, dueSoon } = await work();
    expect(overdue).toEqual([]);
    expect(dueSoon.map((item) => [item.milestone?.code, item.goLiveEffectDays, item.dueOn])).toEqual([
      ['S', 0, '2026-12-09'],
      ['F', 0, '2026-12-08'],
      ['X', null, '2026-12-07'],
    ]);
  });

  it('includes every engagement of the team, the worst first', async () => {
    await delivery.app.moveTo('2026-12-07T15:00:00Z');
    const late = await delivery.engagement({ playbookId, startOn: '2026-11-23' });
    const { overdue } = await work();
    // That one was to go live on Friday 27 November, the day after Thanksgiving, and will now on 10 December too.
    expect(
      overdue.map(({ engagement, milestone, goLiveEffectDays }) => [
        ...[engagement.id === late ? 'late' : 'later', milestone?.code, goLiveEffectDays],
      ]),
    ).toEqual([
      ...[
        ['late', 'S', 9],
        ['late', 'F', 8],
        ['later', 'S', 5],
        ['later', 'F', 4],
      ],
      ...[
        ['late', 'X', null],
        ['later', 'X', null],
      ],
    ]);
  });

  it.each([
    [0, ['X']],
    [1, ['F', 'X']],
    [2, ['S', 'F', 'X']],
  ])('is due soon within %s working days by the current forecast', async (dueWithin, due) => {
    const { dueSoon, overdue } = await work(ENGINEER, dueWithin);
    expect([codes(dueSoon), codes(overdue)]).toEqual([due, []]);
    expect(dueSoon.every(({ reason }) => reason.startsWith('It is due on 2026-1'))).toBe(true);
  });

  it.each([-1, 21])('cannot be requested for %s working days', async (dueWithin) => {
    const { errors } = await delivery.app.gql(ENGINEER, MY_WORK, { dueWithin });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('is unassigned or assigned to them, and all of it if they lead', async () => {
    await update('S', { assignee: 'Erin' });
    await update('F', { assignee: 'ELI' });
    expect(codes((await work(OTHER_ENGINEER)).dueSoon)).toEqual(['F', 'X']);
    await update('F', { assignee: 'engineer2@causeway.example' });
    expect(codes((await work(OTHER_ENGINEER)).dueSoon)).toEqual(['F', 'X']);
    expect(codes((await work(ENGINEER)).dueSoon)).toEqual(['S', 'F', 'X']);
  });

  it('disappears when the step is done', async () => {
    await update('S', { status: 'DONE' });
    await update('F', { status: 'SKIPPED', reason: 'Not needed.' });
    await update('X', { status: 'IN_PROGRESS' });
    expect(codes((await work()).dueSoon)).toEqual(['X']);
  });

  it('waits for the lead while services have the ball, with the step that go-live waits for most', async () => {
    const reason = expect.stringMatching(
      /^The ball has been with services since 2026-11-30\. Go-live of ENG-\d+ depends on S: on time, with no float\. S can start now\.$/,
    );
    const waiting = {
      engagement: { id },
      milestone: { code: 'S' },
      dueOn: '2026-12-02',
      goLiveEffectDays: 0,
    };
    expect(await work()).toMatchObject({ waitingOnMe: [{ ...waiting, reason }], waitingOnMeCount: 1 });
    expect((await work(OTHER_ENGINEER)).waitingOnMe).toEqual([]);
    for (const code of ['S', 'F', 'X']) await update(code, { status: 'DONE' });
    expect(await work()).toMatchObject({
      waitingOnMe: [{ milestone: null, dueOn: null, goLiveEffectDays: null }],
    });
    await delivery.log(ENGINEER, { engagementId: id, passBallTo: 'PARTNER' });
    expect((await work()).waitingOnMe).toEqual([]);
  });

  it('is blocked by what services must act on, and by anything that blocks their steps', async () => {
    const [s, p, x] = await Promise.all(['S', 'P', 'X'].map((code) => delivery.milestone(id, code)));
    await raise({ reason: 'ours', severity: 'LOW' });
    await raise({ reason: 'ours, worse', severity: 'CRITICAL' });
    await raise({ reason: 'on a step of theirs', party: 'PARTNER', milestoneId: p!.id });
    await raise({
      reason: 'on a step of ours',
      party: 'PLATFORM',
      milestoneId: s!.id,
      commitmentOn: '2026-12-09',
    });
    await raise({ reason: 'not on a path to go-live', party: 'PARTNER', milestoneId: x!.id });
    const { blocked, blockedCount } = await work();
    // S cannot end before the 9th, so go-live slips from the 3rd to the 10th.
    expect(
      blocked.map((item) => [item.blocker?.reason, item.milestone?.code, item.goLiveEffectDays, item.dueOn]),
    ).toEqual([
      ['ours, worse', undefined, null, null],
      ['ours', undefined, null, null],
      ['on a step of ours', 'S', 5, '2026-12-09'],
      ['not on a path to go-live', 'X', null, null],
    ]);
    expect(blockedCount).toBe(4);
    expect(blocked[2]!.reason).toMatch(
      /^The platform must act on this HIGH blocker, open since 2026-11-30\. Go-live of ENG-\d+ depends on S: 5 working days late, no float\.$/,
    );
    const { data } = await delivery.app.gql(
      MANAGER,
      `{ engagement(id: "${id}") { blockers { id reason } } }`,
    );
    const resolve = data.engagement.blockers
      .filter(({ reason }: { reason: string }) => reason !== 'ours')
      .map(({ id: blockerId }: { id: string }) => ({ blockerId, resolution: 'Gone.' }));
    await delivery.log(MANAGER, { engagementId: id, resolve });
    expect((await work()).blocked.map(({ blocker }) => blocker?.reason)).toEqual(['ours']);
  });

  it.each(['ON_HOLD', 'COMPLETED', 'CANCELLED'])('is empty while the engagement is %s', async (status) => {
    await raise({ reason: 'ours' });
    await delivery.app.moveTo('2026-12-02T15:00:00Z');
    const before = await work();
    expect(LISTS.map((list) => before[list].length > 0)).toEqual(LISTS.map((list) => list !== 'ready'));
    await delivery.app.pools.staff.query('update engagement set status = $1', [status]);
    const after = await work();
    expect(LISTS.map((list) => [after[list], after[`${list}Count`]])).toEqual(LISTS.map(() => [[], 0]));
  });

  it.each<Person>([MANAGER, 'admin@causeway.example', 'auditor@causeway.example'])(
    'of %s, who is neither engineer nor compliance, is empty',
    async (person) => {
      const none = await work(person);
      expect(LISTS.map((list) => [none[list], none[`${list}Count`]])).toEqual(LISTS.map(() => [[], 0]));
    },
  );

  it('is not for partner users', async () => {
    const { errors } = await delivery.app.gql('partner@northwind.example', MY_WORK);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('is one statement, and shows 50 of each list and the total', async () => {
    const few = await countReads(() => work());
    const steps = Array.from({ length: 60 }, (_each, index) => ({ code: `M${index}`, party: 'SERVICES' }));
    await delivery.engagement({ playbookId: await addPlaybook(delivery.app, steps) });
    await delivery.app.moveTo('2026-12-01T15:00:00Z');
    let many: Awaited<ReturnType<typeof work>>;
    expect([few, await countReads(async () => (many = await work()))]).toEqual([1, 1]);
    expect(many!.overdue).toHaveLength(50);
    expect(many!['overdueCount']).toBe(61);
  });
});
