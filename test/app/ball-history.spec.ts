import fc from 'fast-check';
import { PARTIES, type Party } from '../../src/kernel/enums.js';
import { fromTypeId } from '../../src/kernel/ids.js';
import { workingCalendar } from '../../src/kernel/working-days.js';
import { workingHours } from '../../src/kernel/working-hours.js';
import { Delivery, MANAGER } from './delivery-support.js';

const START = new Date('2026-11-30T15:00:00Z');
const MUTATIONS = {
  PASS: ['passBall', 'PassBallInput'],
  HOLD: ['holdEngagement', 'HoldEngagementInput'],
  RESUME: ['resumeEngagement', 'ResumeEngagementInput'],
  CLOSE: ['closeEngagement', 'CloseEngagementInput'],
} as const;
const TIMES = `query ($id: ID!) { engagement(id: $id) { status ballInCourt { party since }
  timeByParty { party minutes } } }`;

type Act = { readonly kind: keyof typeof MUTATIONS; readonly party: Party; readonly days: number };
interface Span {
  readonly since: Date;
  readonly until: Date | null;
}

const act = fc.record<Act>({
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constant('PASS' as const) },
    { weight: 3, arbitrary: fc.constant('HOLD' as const) },
    { weight: 3, arbitrary: fc.constant('RESUME' as const) },
    { weight: 1, arbitrary: fc.constant('CLOSE' as const) },
  ),
  party: fc.constantFrom(...PARTIES),
  days: fc.integer({ min: 10, max: 30 }),
});
/** Moves at any time, some of them concurrent. */
const history = fc.array(
  fc.record({
    minutes: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 2_000 })),
    acts: fc.array(act, { minLength: 1, maxLength: 3 }),
  }),
  { minLength: 2, maxLength: 10 },
);

describe('the ball after any sequence of passes, holds, resumes and closings', () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await Delivery.start(START);
  });
  afterAll(() => delivery.app.stop());

  const inputOf = (engagementId: string, { kind, party, days }: Act): object => {
    const reason = 'So it came.';
    const day = new Date(delivery.app.clock.now().getTime() + days * 86_400_000);
    return {
      PASS: { engagementId, to: party, reason },
      HOLD: { engagementId, expectedResumeOn: day.toISOString().slice(0, 10), reason },
      RESUME: { engagementId },
      CLOSE: { engagementId, outcome: 'CANCELLED', reason },
    }[kind];
  };
  /** Rejections because of the state leave no trace; any other failure fails the test. */
  const perform = async (engagementId: string, each: Act): Promise<void> => {
    const [name, type] = MUTATIONS[each.kind];
    const mutation = `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`;
    const { data, errors } = await delivery.app.gql(MANAGER, mutation, {
      input: inputOf(engagementId, each),
    });
    expect(errors).toBeUndefined();
    for (const { code } of data[name].userErrors) expect(code).toBe('NOT_ALLOWED_IN_STATE');
  };
  const play = async (steps: readonly { minutes: number; acts: readonly Act[] }[]) => {
    delivery.app.clock.pin(START);
    const id = await delivery.engagement();
    for (const { minutes, acts } of steps) {
      delivery.app.clock.pin(new Date(delivery.app.clock.now().getTime() + minutes * 60_000));
      await Promise.all(acts.map((each) => perform(id, each)));
    }
    delivery.app.clock.pin(new Date(delivery.app.clock.now().getTime() + 600 * 60_000));
    return id;
  };
  const spans = async (table: 'ball_interval' | 'engagement_hold', id: string): Promise<Span[]> => {
    const { rows } = await delivery.app.pools.staff.query<Span>(
      `select since, until from ${table} where engagement_id = $1 order by since, until nulls last`,
      [fromTypeId('engagement', id)],
    );
    return rows;
  };
  const times = async (id: string) => (await delivery.app.gql(MANAGER, TIMES, { id })).data.engagement;

  it('is with one party at every instant until the engagement ends, unless it is on hold', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const id = await play(steps);
        const { status, ballInCourt } = await times(id);
        const tiles = [...(await spans('ball_interval', id)), ...(await spans('engagement_hold', id))];
        const filled = tiles
          .filter(({ since, until }) => until === null || until > since)
          .sort((one, other) => one.since.getTime() - other.since.getTime());
        expect(tiles.map(({ since }) => since.getTime()).sort()[0]).toBe(START.getTime());
        filled.slice(1).forEach(({ since }, index) => expect(since).toEqual(filled[index]!.until));
        const isOver = status === 'CANCELLED';
        expect(filled.filter(({ until }) => until === null)).toHaveLength(isOver ? 0 : 1);
        const open = (await spans('ball_interval', id)).find(({ until }) => until === null);
        expect(ballInCourt?.since ?? null).toBe(open?.since.toISOString() ?? null);
        expect(open === undefined).toBe(status !== 'ACTIVE');
      }),
      { numRuns: 8 },
    );
  });

  it('has times by party that, with those on hold, add up to the working time of the whole', async () => {
    const hours = workingHours(workingCalendar(['2026-12-25', '2027-01-01']), 'America/New_York');
    const minutesOf = (list: readonly Span[], now: Date) =>
      list.reduce((sum, { since, until }) => sum + hours.workingMsBetween(since, until ?? now), 0) / 60_000;
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const id = await play(steps);
        const { status, timeByParty } = await times(id);
        const now = delivery.app.clock.now();
        const [ball, holds] = [await spans('ball_interval', id), await spans('engagement_hold', id)];
        const ends = [...ball, ...holds].map(({ until }) => (until ?? now).getTime());
        const end = status === 'CANCELLED' ? new Date(Math.max(...ends)) : now;
        const sum = (timeByParty as { minutes: number }[]).reduce((total, each) => total + each.minutes, 0);
        // The clock is always at a whole minute, so rounding down loses nothing.
        expect(sum).toBe(minutesOf(ball, now));
        expect(sum + minutesOf(holds, now)).toBe(minutesOf([{ since: START, until: end }], now));
      }),
      { numRuns: 8 },
    );
  });

  it('has holds that the database itself keeps from overlapping', async () => {
    delivery.app.clock.pin(START);
    const id = await delivery.engagement();
    const hold = (since: string, until: string) =>
      delivery.app.pools.staff.query(
        `insert into engagement_hold
           (id, engagement_id, partner_id, since, until, expected_resume_on, reason, held_by, ended_by)
         select gen_random_uuid(), id, partner_id, $2, $3, '2026-12-24', 'x', 'x', 'x' from engagement where id = $1`,
        [fromTypeId('engagement', id), since, until],
      );
    await hold('2026-12-01T10:00:00Z', '2026-12-02T10:00:00Z');
    await hold('2026-12-02T10:00:00Z', '2026-12-03T10:00:00Z');
    await expect(hold('2026-12-02T09:59:59Z', '2026-12-02T10:30:00Z')).rejects.toThrow(
      /engagement_hold_apart/,
    );
  });
});

describe('the commitment of a blocker', () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await Delivery.start(START);
  });
  afterAll(() => delivery.app.stop());

  const run = async (name: string, input: object, answer = 'userErrors { code }') => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const mutation = `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } ${answer} } }`;
    const { data, errors } = await delivery.app.gql(MANAGER, mutation, { input });
    expect({ errors, faults: data[name].userErrors }).toEqual({ errors: undefined, faults: [] });
    return data[name];
  };

  it('is kept through a hold, and delays the plan beyond the day on which work resumes', async () => {
    const id = await delivery.engagement();
    const { id: milestoneId } = await delivery.milestone(id, 'A');
    const blocker = { engagementId: id, severity: 'HIGH', party: 'PARTNER', reason: 'No host.', milestoneId };
    const raised = await run('raiseBlocker', { ...blocker, commitmentOn: '2026-12-04' }, 'blocker { id }');
    const blockerId = raised.blocker.id as string;
    const reason = 'Budget freeze.';
    await run('holdEngagement', { engagementId: id, expectedResumeOn: '2026-12-14', reason });
    expect(await delivery.forecast(id)).toMatchObject({ A: '2026-12-14/2026-12-16' });
    delivery.app.clock.pin(new Date('2026-12-01T15:00:00Z'));
    await run('updateBlocker', { blockerId, expectedVersion: 1, commitmentOn: '2026-12-18' });
    expect(await delivery.forecast(id)).toMatchObject({
      A: '2026-12-14/2026-12-18',
      B: '2026-12-21/2026-12-28',
    });
    delivery.app.clock.pin(new Date('2026-12-02T15:00:00Z'));
    await run('resumeEngagement', { engagementId: id });
    await run('updateBlocker', { blockerId, expectedVersion: 2, commitmentOn: '2026-12-07' });
    expect(await delivery.forecast(id)).toMatchObject({ A: '2026-12-02/2026-12-07' });
    const read = `query ($id: ID!) { engagement(id: $id) { blockers { commitmentOn commitmentHistory { changedAt } } } }`;
    const { data, errors } = await delivery.app.gql(MANAGER, read, { id });
    expect(errors).toBeUndefined();
    const [{ commitmentHistory }] = data.engagement.blockers;
    expect(commitmentHistory.map(({ changedAt }: { changedAt: string }) => changedAt).sort()).toEqual([
      ...['2026-11-30T15:00:00.000Z', '2026-12-01T15:00:00.000Z', '2026-12-02T15:00:00.000Z'],
    ]);
  });
});
