import type { Answer, Json } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { ADMIN, COMPLIANCE, onlyFor } from '../support/people.js';
import { wholeDatabase } from '../support/whole-database.js';
import { Delivery, ENGINEER, MANAGER } from './delivery-support.js';

const HEALTH = 'score band scoreExact measures { measure value }';
const LOG = `mutation ($input: LogProgressInput!) { logProgress(input: $input) {
  userErrors { code field } forecastBefore forecastAfter entry { id } engagement { id version }
  moved { milestone { code status forecastDueOn } beforeStart beforeDue afterStart afterDue }
  healthBefore { ${HEALTH} } healthAfter { ${HEALTH} } } }`;

describe('the preview of a log', () => {
  let delivery: Delivery;
  let id: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  beforeEach(async () => {
    id = await delivery.engagementOnMonday();
    await delivery.app.settle();
    delivery.app.clock.pin(new Date('2026-12-07T15:00:00Z'));
  });
  afterAll(() => delivery.app.stop());

  const log = (input: object, person = ENGINEER, headers: object = {}): Promise<Answer> =>
    delivery.app.gql(person, LOG, { input: { engagementId: id, text: 'Done.', ...input } }, headers);
  async function completed(code = 'A', day = '2026-12-02'): Promise<object> {
    return { day, completeMilestoneIds: [(await delivery.milestone(id, code)).id] };
  }
  const moves = (moved: readonly Json[]) =>
    moved.map(({ milestone, beforeDue, afterDue }) => `${milestone.code} ${beforeDue} -> ${afterDue}`);

  it('returns what the log would change, and then changes, but no engagement and no entry', async () => {
    const input = await completed();
    const dry = await log({ ...input, dryRun: true });
    const { entry, engagement, moved, ...foreseen } = dry.data.logProgress;
    expect([dry.errors, entry, engagement, foreseen.userErrors]).toEqual([undefined, null, null, []]);
    // A took one day instead of three; the last daily forecast was that of 30 November.
    expect(foreseen).toMatchObject({ forecastBefore: '2026-12-14', forecastAfter: '2026-12-16' });
    expect(moves(moved)).toEqual([
      'A 2026-12-02 -> 2026-12-02',
      'B 2026-12-09 -> 2026-12-11',
      'G 2026-12-14 -> 2026-12-16',
      'D 2026-12-01 -> 2026-12-08',
    ]);
    expect(foreseen.healthAfter.score).not.toBeNull();
    expect(foreseen.healthAfter).not.toEqual(foreseen.healthBefore);
    // The milestone itself is as it is now.
    expect(moved[0].milestone).toEqual({ code: 'A', status: 'NOT_STARTED', forecastDueOn: '2026-12-02' });

    const real = await log(input);
    const { entry: logged, engagement: now, moved: movedThen, ...rest } = real.data.logProgress;
    expect(rest).toEqual(foreseen);
    expect(moves(movedThen)).toEqual(moves(moved));
    expect([logged, now]).toEqual([{ id: expect.any(String) }, { id, version: 2 }]);
  });

  it('writes nothing at all, whatever it previews', async () => {
    const { id: milestoneId } = await delivery.milestone(id, 'B');
    const promised = { milestoneId, commitmentOn: '2026-12-21' };
    const raise = [{ severity: 'HIGH', party: 'PARTNER', reason: 'No data.', ...promised }];
    const input = { ...(await completed()), raise, passBallTo: 'PARTNER', minutes: 45, kind: 'CALL' };
    const before = await wholeDatabase(delivery.app);
    const { data } = await log({ ...input, dryRun: true }, MANAGER, { 'idempotency-key': `dry-${id}` });
    // The day of the commitment, two days of lag, and G.
    expect(data.logProgress).toMatchObject({ userErrors: [], forecastAfter: '2026-12-24' });
    expect(await wholeDatabase(delivery.app)).toEqual(before);
  });

  it('leaves its Idempotency-Key to the log, whose answer it never replaces', async () => {
    const headers = { 'idempotency-key': `log-${id}` };
    const input = await completed();
    expect((await log({ ...input, dryRun: true }, ENGINEER, headers)).data.logProgress.entry).toBeNull();
    const real = await log({ ...input, dryRun: false }, ENGINEER, headers);
    expect(real.data.logProgress).toMatchObject({ userErrors: [], engagement: { id, version: 2 } });
    const repeated = await log({ ...input, dryRun: false }, ENGINEER, headers);
    expect(repeated.data).toEqual(real.data);
    const { data } = await log({ text: 'Another.', dryRun: true }, ENGINEER, headers);
    expect(data.logProgress).toMatchObject({ userErrors: [], entry: null, moved: [] });
  });

  it('reports the errors that the log would have', async () => {
    const { data } = await log({ ...(await completed('A', '2027-01-01')), expectedVersion: 1, dryRun: true });
    expect(data.logProgress.userErrors).toContainEqual({ code: 'INVALID', field: ['input', 'day'] });
    const stale = await log({ expectedVersion: 7, dryRun: true });
    expect(stale.data.logProgress).toEqual({
      userErrors: [{ code: 'CONFLICT', field: ['input', 'expectedVersion'] }],
      ...{ forecastBefore: null, forecastAfter: null, entry: null, engagement: null, moved: null },
      ...{ healthBefore: null, healthAfter: null },
    });
  });

  it.each(onlyFor(ADMIN, MANAGER, ENGINEER, COMPLIANCE))(
    'is for those who can log a note: %s',
    async (person, code) => {
      const { data, errors } = await log({ dryRun: true }, person);
      expect(errors?.[0]?.extensions.code).toBe(code);
      if (code === undefined) expect(data.logProgress.userErrors).toEqual([]);
    },
  );

  it('is refused where the log is', async () => {
    const { errors } = await log({ ...(await completed()), dryRun: true }, COMPLIANCE);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('reads the whole payload in one statement, however much moves', async () => {
    const input = await completed();
    expect(await countReads(() => log({ text: 'A note.', dryRun: true }))).toBe(1);
    expect(await countReads(() => log({ ...input, dryRun: true }))).toBe(1);
  });
});
