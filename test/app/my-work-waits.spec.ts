import { Delivery, ENGINEER, MANAGER, addPlaybook } from './delivery-support.js';

const LISTS = ['overdue', 'dueSoon', 'ready', 'waitingOnMe'] as const;
const MY_WORK = `{ myWork { ${LISTS.map(
  (list) => `${list} { milestone { code } actionable reason
    waitsFor { milestone { id code } blocker { id reason } party until } } ${list}Count`,
).join(' ')} } }`;

const services = (code: string, dependsOn: object = {}, durationDays = 2) => ({
  ...{ code, party: 'SERVICES', durationDays, dependsOn },
});
/** From Mon 30 Nov: P is the partner's and takes until Wed 2 Dec; what depends on it is critical, FREE is not. */
const PLAN = [
  { code: 'P', party: 'PARTNER', durationDays: 3, dependsOn: {} },
  services('AFTER', { P: 0 }),
  services('THROUGH', { GAP: 0 }),
  { ...services('GAP', { P: 0 }), party: 'PARTNER' },
  services('LED', { P: -3 }),
  services('SHORT-LED', { P: -1 }),
  services('LAGGING', { START: 3 }),
  { code: 'START', party: 'PARTNER', durationDays: 1, dependsOn: {} },
  services('LONG', {}, 20),
  services('FREE'),
  { code: 'G', party: 'PARTNER', durationDays: 1, isGoLive: true, dependsOn: { AFTER: 0 } },
];

interface Item {
  readonly milestone: { readonly code: string };
  readonly actionable: boolean;
  readonly reason: string;
  readonly waitsFor: readonly {
    readonly milestone: { readonly code: string } | null;
    readonly blocker: { readonly reason: string } | null;
    readonly party: string | null;
    readonly until: string | null;
  }[];
}

describe("an engineer's open work", () => {
  let delivery: Delivery;
  let playbookId: string;
  let id: string;
  beforeAll(async () => {
    delivery = await Delivery.start(new Date('2026-11-30T15:00:00Z'));
    playbookId = await addPlaybook(delivery.app, PLAN);
  });
  beforeEach(async () => {
    await delivery.app.pools.staff.query("update engagement set status = 'CANCELLED'");
    delivery.app.clock.pin(new Date('2026-11-30T15:00:00Z'));
    id = await delivery.engagement({ playbookId });
  });
  afterAll(() => delivery.app.stop());

  const update = async (code: string, changes: object) => {
    const { data } = await delivery.update(MANAGER, id, code, changes);
    expect(data.updateMilestone.userErrors).toEqual([]);
  };
  async function list(name: (typeof LISTS)[number]): Promise<Item[]> {
    const { data, errors } = await delivery.app.gql(ENGINEER, MY_WORK);
    expect(errors).toBeUndefined();
    return data.myWork[name];
  }
  const of = async (name: (typeof LISTS)[number], code: string) =>
    (await list(name)).find(({ milestone }) => milestone.code === code)!;
  /** What an item is waiting for, each as `name until party`. */
  const waits = ({ waitsFor }: Item) =>
    waitsFor.map(({ milestone, blocker, party, until }) =>
      [milestone?.code ?? blocker?.reason ?? 'day', until, party].map(String).join(' '),
    );

  it('lists first what can be started, and what the rest is waiting for', async () => {
    await update('GAP', { status: 'SKIPPED', reason: 'Not needed.' });
    const due = await list('dueSoon');
    expect(due.map((item) => [item.milestone.code, item.actionable, ...waits(item)])).toEqual([
      ['LED', true],
      ['FREE', true],
      // Go-live depends on AFTER, which would come first if it could start.
      ['AFTER', false, 'P 2026-12-02 PARTNER'],
      ['SHORT-LED', false, 'P 2026-12-02 PARTNER'],
      ['THROUGH', false, 'P 2026-12-02 PARTNER'],
      ['LAGGING', false, 'START 2026-11-30 PARTNER'],
    ]);
    expect(due[2]!.reason).toMatch(/ It is waiting for P \(the partner, due 2026-12-02\)\.$/);
  });

  it('is also listed as ready if it is not due soon', async () => {
    expect((await list('ready')).map(({ milestone, reason }) => [milestone.code, reason])).toEqual([
      ['LONG', expect.stringMatching(/^It is due on 2026-12-28\. .* It can start now\.$/)],
    ]);
    await update('LONG', { status: 'IN_PROGRESS' });
    expect((await of('ready', 'LONG')).reason).toMatch(/ It has started\.$/);
    await delivery.log(MANAGER, {
      engagementId: id,
      raise: [
        {
          ...{ severity: 'LOW', party: 'PLATFORM', reason: 'No access.', commitmentOn: '2026-12-04' },
          milestoneId: (await delivery.milestone(id, 'LONG')).id,
        },
      ],
    });
    expect(await list('ready')).toEqual([]);
  });

  it.each<[string, string, string, () => Promise<void>, string[]]>([
    [
      'a step whose lead has started',
      'SHORT-LED',
      '2026-12-02T15:00:00Z',
      () => update('P', { status: 'IN_PROGRESS', startedOn: '2026-11-30' }),
      [],
    ],
    [
      'a step whose predecessor ended today',
      'AFTER',
      '2026-11-30T15:00:00Z',
      () => update('P', { status: 'DONE' }),
      ['day 2026-12-01 null'],
    ],
    [
      'a step after the weekend, on a Saturday',
      'AFTER',
      '2026-12-05T15:00:00Z',
      () => update('P', { status: 'DONE', completedOn: '2026-12-04' }),
      [],
    ],
    [
      'a lag that is not over',
      'LAGGING',
      '2026-12-02T15:00:00Z',
      () => update('START', { status: 'DONE', completedOn: '2026-11-30' }),
      ['day 2026-12-04 null'],
    ],
    [
      'a blocker with a commitment',
      'FREE',
      '2026-11-30T15:00:00Z',
      async () => {
        const { id: milestoneId } = await delivery.milestone(id, 'FREE');
        const raise = { severity: 'LOW', party: 'PLATFORM', reason: 'No access', milestoneId };
        const raised = [{ ...raise, commitmentOn: '2026-12-03' }];
        await delivery.log(MANAGER, { engagementId: id, raise: raised });
      },
      ['No access 2026-12-03 PLATFORM'],
    ],
    [
      'a date and a step',
      'AFTER',
      '2026-11-30T15:00:00Z',
      async () => {
        const { id: milestoneId, version: expectedVersion } = await delivery.milestone(id, 'AFTER');
        const input = { milestoneId, expectedVersion, notBeforeOn: '2026-12-03', reason: 'Agreed on it.' };
        const { data } = await delivery.app.gql(
          MANAGER,
          `mutation ($input: RescheduleMilestoneInput!) { rescheduleMilestone(input: $input) { userErrors { message } } }`,
          { input },
        );
        expect(data.rescheduleMilestone.userErrors).toEqual([]);
      },
      ['day 2026-12-03 null', 'P 2026-12-02 PARTNER'],
    ],
  ])('waits for %s', async (_case, code, now, change, expected) => {
    await delivery.app.moveTo(now);
    await change();
    const all = [...(await list('overdue')), ...(await list('dueSoon'))];
    const item = all.find(({ milestone }) => milestone.code === code)!;
    expect([waits(item), item.actionable]).toEqual([expected, expected.length === 0]);
  });

  it('is named for an engagement that waits for services if it can be started, before what go-live depends on', async () => {
    // AFTER has no float, but cannot start; LED and FREE can, and go-live depends on neither.
    expect(await list('waitingOnMe')).toMatchObject([
      {
        milestone: { code: 'LED' },
        actionable: true,
        reason: expect.stringMatching(/ LED can start now\.$/),
      },
    ]);
    for (const code of ['LED', 'FREE', 'LONG']) await update(code, { status: 'DONE' });
    expect(await list('waitingOnMe')).toMatchObject([
      {
        ...{ milestone: { code: 'AFTER' }, actionable: false },
        reason: expect.stringMatching(/ AFTER is waiting for P \(the partner, due 2026-12-02\)\.$/),
      },
    ]);
  });
});
