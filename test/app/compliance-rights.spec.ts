import { ADMIN, AUDITOR, COMPLIANCE, PARTNER, type Person } from '../support/people.js';
import type { Json } from '../support/app.js';
import { Delivery, ENGINEER, MANAGER, OTHER_ENGINEER, addPlaybook } from './delivery-support.js';

/** One milestone of each party that staff work for, and one that an engineer may skip. */
const PLAN = [
  { code: 'OURS', party: 'SERVICES', durationDays: 3, dependsOn: {} },
  { code: 'SIGN-OFF', party: 'COMPLIANCE', durationDays: 3, dependsOn: {} },
  { code: 'THEIRS', party: 'PARTNER', durationDays: 3, dependsOn: {} },
  { code: 'G', party: 'PARTNER', durationDays: 1, isGoLive: true, dependsOn: { OURS: 0, 'SIGN-OFF': 0 } },
];
const REASON = 'Compliance is away, and asked us to.';
type Expected = 'done' | 'FORBIDDEN' | 'INVALID reason';

describe('permissions on an engagement', () => {
  let delivery: Delivery;
  let id: string;
  let playbookId: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
    playbookId = await addPlaybook(delivery.app, PLAN);
  });
  // A rejected request leaves the engagement unchanged, so the next test can use it too.
  let isChanged = true;
  beforeEach(async () => {
    if (isChanged) id = await delivery.engagement({ playbookId });
    isChanged = false;
  });
  afterAll(() => delivery.app.stop());

  const run = async (person: Person, name: string, input: object, answer = ''): Promise<Json> => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} userErrors { code field } } }`;
    const { data, errors } = await delivery.app.gql(person, query, { input });
    const refused = errors?.[0]?.extensions.code;
    if (!refused && data[name].userErrors.length === 0) isChanged = true;
    return { ...data?.[name], refused };
  };
  const outcome = ({ refused, userErrors }: Json): string => {
    if (refused) return refused;
    const [first] = userErrors;
    return first ? `${first.code} ${first.field.slice(1).join('.')}` : 'done';
  };
  const milestone = (code: string) => delivery.milestone(id, code);
  const raised = async (party: string) => {
    const blocker = { engagementId: id, severity: 'LOW', party, reason: 'It is stuck.' };
    return (await run(MANAGER, 'raiseBlocker', blocker, 'blocker { id version }')).blocker;
  };

  /** Every way to change a milestone. */
  const WAYS: Record<string, (person: Person, code: string, reason: object) => Promise<Json>> = {
    'begins it in updateMilestone': async (person, code, reason) => {
      const { id: milestoneId, version: expectedVersion } = await milestone(code);
      return run(person, 'updateMilestone', {
        milestoneId,
        expectedVersion,
        status: 'IN_PROGRESS',
        ...reason,
      });
    },
    'retitles it': async (person, code, reason) => {
      const { id: milestoneId, version: expectedVersion } = await milestone(code);
      return run(person, 'updateMilestone', { milestoneId, expectedVersion, title: 'Another', ...reason });
    },
    'starts it in logProgress': async (person, code, reason) => {
      const startMilestoneIds = [(await milestone(code)).id];
      return run(person, 'logProgress', { engagementId: id, text: 'Begun.', startMilestoneIds, ...reason });
    },
    'completes it in logProgress': async (person, code, reason) => {
      const completeMilestoneIds = [(await milestone(code)).id];
      return run(person, 'logProgress', { engagementId: id, text: 'Done.', completeMilestoneIds, ...reason });
    },
    'adds another of its party': (person, code, reason) => {
      const party = PLAN.find((each) => each.code === code)!.party;
      const fresh = { code: 'NEW', title: 'New', stage: 'SANDBOX', party, durationDays: 2 };
      return run(person, 'addMilestone', { engagementId: id, ...fresh, ...reason });
    },
  };
  const MILESTONES: readonly [Person, string, object, Expected][] = [
    [ENGINEER, 'OURS', {}, 'done'],
    [ENGINEER, 'THEIRS', {}, 'done'],
    [ENGINEER, 'SIGN-OFF', {}, 'FORBIDDEN'],
    [ENGINEER, 'SIGN-OFF', { reason: REASON }, 'FORBIDDEN'],
    [OTHER_ENGINEER, 'OURS', {}, 'FORBIDDEN'],
    [COMPLIANCE, 'SIGN-OFF', {}, 'done'],
    [COMPLIANCE, 'OURS', {}, 'FORBIDDEN'],
    [COMPLIANCE, 'THEIRS', { reason: REASON }, 'FORBIDDEN'],
    [MANAGER, 'OURS', {}, 'done'],
    [MANAGER, 'SIGN-OFF', {}, 'INVALID reason'],
    [MANAGER, 'SIGN-OFF', { reason: REASON }, 'done'],
    [ADMIN, 'SIGN-OFF', {}, 'INVALID reason'],
    [ADMIN, 'SIGN-OFF', { reason: REASON }, 'done'],
    [AUDITOR, 'SIGN-OFF', {}, 'FORBIDDEN'],
    [PARTNER, 'THEIRS', {}, 'FORBIDDEN'],
  ];
  describe.each(Object.entries(WAYS))('%s:', (_way, change) => {
    it.each(MILESTONES)('%s, %s with %j: %s %s', async (person, code, reason, expected) => {
      const before = await delivery.plan(id);
      expect(outcome(await change(person, code, reason))).toBe(expected);
      if (expected !== 'done') expect(await delivery.plan(id)).toEqual(before);
    });
  });

  it.each<[Person, string, Expected]>([
    [ENGINEER, 'OURS', 'done'],
    [ENGINEER, 'SIGN-OFF', 'FORBIDDEN'],
    [COMPLIANCE, 'SIGN-OFF', 'done'],
    [COMPLIANCE, 'OURS', 'FORBIDDEN'],
    [MANAGER, 'SIGN-OFF', 'done'],
    [AUDITOR, 'SIGN-OFF', 'FORBIDDEN'],
  ])('to reschedule it, always with a reason: %s, %s: %s', async (person, code, expected) => {
    const { id: milestoneId, version: expectedVersion } = await milestone(code);
    const input = { milestoneId, expectedVersion, durationDays: 5, reason: REASON };
    expect(outcome(await run(person, 'rescheduleMilestone', input))).toBe(expected);
  });

  it("keep a manager's reason in the audit log", async () => {
    await WAYS['completes it in logProgress']!(MANAGER, 'SIGN-OFF', { reason: REASON });
    const { rows } = await delivery.app.pools.staff.query(
      "select changes->>'reason' as reason from audit_entry where action = 'engagement.log-progress' order by id desc limit 1",
    );
    expect(rows).toEqual([{ reason: REASON }]);
  });

  const BLOCKERS: readonly [Person, string, Expected][] = [
    [COMPLIANCE, 'COMPLIANCE', 'done'],
    [COMPLIANCE, 'SERVICES', 'FORBIDDEN'],
    [ENGINEER, 'COMPLIANCE', 'done'],
    [OTHER_ENGINEER, 'COMPLIANCE', 'FORBIDDEN'],
    [MANAGER, 'COMPLIANCE', 'done'],
    [AUDITOR, 'COMPLIANCE', 'FORBIDDEN'],
  ];
  it.each(BLOCKERS)(
    'to raise, change and resolve a blocker: %s of %s: %s',
    async (person, party, expected) => {
      const fresh = { severity: 'LOW', party, reason: 'It is stuck.' };
      expect(outcome(await run(person, 'raiseBlocker', { engagementId: id, ...fresh }))).toBe(expected);
      expect(
        outcome(await run(person, 'logProgress', { engagementId: id, text: 'Stuck.', raise: [fresh] })),
      ).toBe(expected);
      const [one, other] = [await raised(party), await raised(party)];
      const change = { blockerId: one.id, expectedVersion: one.version, severity: 'HIGH' };
      expect(outcome(await run(person, 'updateBlocker', change))).toBe(expected);
      expect(outcome(await run(person, 'resolveBlocker', { blockerId: one.id, resolution: 'Gone.' }))).toBe(
        expected,
      );
      const resolve = [{ blockerId: other.id, resolution: 'Gone.' }];
      expect(outcome(await run(person, 'logProgress', { engagementId: id, text: 'Freed.', resolve }))).toBe(
        expected,
      );
    },
  );

  it('do not let compliance reassign its blockers to another party', async () => {
    const { id: blockerId, version: expectedVersion } = await raised('COMPLIANCE');
    const change = { blockerId, expectedVersion, party: 'PARTNER' };
    expect(outcome(await run(COMPLIANCE, 'updateBlocker', change))).toBe('FORBIDDEN');
  });

  it.each<[Person, object, Expected]>([
    [COMPLIANCE, {}, 'done'],
    [COMPLIANCE, { kind: 'DELIVERY' }, 'FORBIDDEN'],
    [COMPLIANCE, { passBallTo: 'PARTNER' }, 'FORBIDDEN'],
    [ENGINEER, { kind: 'DELIVERY' }, 'done'],
    [OTHER_ENGINEER, {}, 'FORBIDDEN'],
    [AUDITOR, {}, 'FORBIDDEN'],
  ])('to log: %s %j: %s', async (person, more, expected) => {
    expect(outcome(await run(person, 'logProgress', { engagementId: id, text: 'Looked.', ...more }))).toBe(
      expected,
    );
  });

  it('let compliance pass the ball back in a note while it has it, and correct only its own notes', async () => {
    await run(MANAGER, 'passBall', { engagementId: id, to: 'COMPLIANCE', reason: 'Your turn.' });
    const note = { engagementId: id, text: 'Looked.', passBallTo: 'SERVICES' };
    const { entry, userErrors } = await run(COMPLIANCE, 'logProgress', note, 'entry { id }');
    expect(userErrors).toEqual([]);
    const correction = { expectedVersion: 1, text: 'Looked at it.', reason: 'A slip.' };
    expect(outcome(await run(COMPLIANCE, 'correctProgress', { entryId: entry.id, ...correction }))).toBe(
      'done',
    );
    const theirs = (await run(ENGINEER, 'logProgress', { engagementId: id, text: 'Ours.' }, 'entry { id }'))
      .entry;
    expect(outcome(await run(COMPLIANCE, 'correctProgress', { entryId: theirs.id, ...correction }))).toBe(
      'FORBIDDEN',
    );
  });
});
