import fc from 'fast-check';
import { PARTIES, type Party } from '../../src/kernel/enums.js';
import { fromTypeId } from '../../src/kernel/ids.js';
import { COMPLIANCE, type Person } from '../support/people.js';
import { countReads } from '../support/count-statements.js';
import { Delivery, ENGINEER, MANAGER, OTHER_ENGINEER } from './delivery-support.js';

const PASS = `mutation ($input: PassBallInput!) { passBall(input: $input) {
  userErrors { code field message } engagement { version ballInCourt { party since reason passedBy } } } }`;
const BALL = `query ($id: ID!) { engagement(id: $id) {
  version ballInCourt { party since reason passedBy } timeByParty { party minutes } } }`;

interface Interval {
  readonly party: Party;
  readonly since: Date;
  readonly until: Date | null;
}

describe('the ball in court', () => {
  let delivery: Delivery;
  let id: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  beforeEach(async () => {
    id = await delivery.engagementOnMonday();
  });
  afterAll(() => delivery.app.stop());

  const pass = (person: Person, changes: object, headers: object = {}) => {
    const input = { engagementId: id, to: 'PARTNER', reason: 'Please answer.', ...changes };
    return delivery.app.gql(person, PASS, { input }, headers);
  };
  const ball = async () => (await delivery.app.gql(MANAGER, BALL, { id })).data.engagement;
  const at = (local: string) => delivery.app.clock.pin(new Date(`${local}-05:00`));
  const intervals = async (of = id): Promise<Interval[]> => {
    const { rows } = await delivery.app.pools.staff.query<Interval>(
      'select party, since, until from ball_interval where engagement_id = $1 order by since, until',
      [fromTypeId('engagement', of)],
    );
    return rows;
  };
  const set = (columns: string) => delivery.set(id, columns);

  it('starts with the services team, or with the given party', async () => {
    const begins = { since: '2026-11-30T15:00:00.000Z', reason: null, passedBy: MANAGER };
    expect(await ball()).toEqual({
      ...{ version: 1, ballInCourt: { party: 'SERVICES', ...begins } },
      timeByParty: [{ party: 'SERVICES', minutes: 0 }],
    });
    id = await delivery.engagement({ firstParty: 'PARTNER' });
    expect((await ball()).ballInCourt).toEqual({ party: 'PARTNER', ...begins });
  });

  it('counts Friday 16:30 to Monday 09:15 as 45 minutes, and the open interval up to now', async () => {
    at('2026-12-04T16:30');
    const { data } = await pass(ENGINEER, { reason: 'Please sign.' });
    expect(data.passBall).toMatchObject({
      userErrors: [],
      engagement: {
        version: 2,
        ballInCourt: { party: 'PARTNER', since: '2026-12-04T21:30:00.000Z', reason: 'Please sign.' },
      },
    });
    at('2026-12-07T09:15');
    const partners = { party: 'PARTNER', minutes: 45 };
    // From Monday 10:00 to Friday 16:30: four days of eight hours, plus six and a half hours.
    const services = { party: 'SERVICES', minutes: 4 * 480 + 390 };
    expect((await ball()).timeByParty).toEqual([partners, services]);
    await pass(ENGINEER, { to: 'SERVICES' });
    at('2026-12-07T10:15');
    expect((await ball()).timeByParty).toEqual([partners, { ...services, minutes: services.minutes + 60 }]);
  });

  it("does not count the public holidays of the engagement's region", async () => {
    id = await delivery.engagement({ region: 'DE', timeZone: 'Europe/Berlin' });
    delivery.app.clock.pin(new Date('2026-12-24T08:00:00Z'));
    await pass(MANAGER, {});
    delivery.app.clock.pin(new Date('2026-12-28T09:00:00Z'));
    expect((await ball()).timeByParty[0]).toEqual({ party: 'PARTNER', minutes: 480 + 60 });
  });

  it('goes to the second of two parties at the same instant', async () => {
    at('2026-12-01T12:00');
    await pass(MANAGER, { reason: 'First.' });
    const { data } = await pass(MANAGER, { to: 'PLATFORM', reason: 'Second.' });
    expect(data.passBall.engagement.ballInCourt).toMatchObject({ party: 'PLATFORM', reason: 'Second.' });
    expect((await intervals()).map(({ party }) => party)).toEqual(['SERVICES', 'PLATFORM']);
  });

  it('is passed with the progress that is logged, in one version, with the text as the reason', async () => {
    const milestone = await delivery.milestone(id, 'A');
    at('2026-11-30T12:00');
    const { data } = await delivery.log(ENGINEER, {
      ...{ engagementId: id, text: 'Design sent over.', passBallTo: 'PARTNER' },
      completeMilestoneIds: [milestone.id],
    });
    expect(data.logProgress).toMatchObject({ userErrors: [], engagement: { version: 2 } });
    expect(await ball()).toMatchObject({
      ballInCourt: { party: 'PARTNER', reason: 'Design sent over.' },
      timeByParty: [
        { party: 'PARTNER', minutes: 0 },
        { party: 'SERVICES', minutes: 120 },
      ],
    });
    const again = await delivery.log(ENGINEER, { engagementId: id, passBallTo: 'SERVICES' });
    expect(again.data.logProgress).toMatchObject({ userErrors: [], engagement: { version: 3 } });
  });

  it('does not move if logging is rejected for it', async () => {
    const before = await delivery.rows();
    const { data } = await delivery.log(ENGINEER, { engagementId: id, passBallTo: 'SERVICES' });
    expect(data.logProgress).toMatchObject({
      entry: null,
      userErrors: [{ code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'passBallTo'] }],
    });
    expect(await delivery.rows()).toEqual(before);
  });

  it.each<[string, Person, Party, string | null]>([
    ['an admin', 'admin@causeway.example', 'SERVICES', null],
    ['a manager', MANAGER, 'SERVICES', null],
    ['an engineer of its team', ENGINEER, 'SERVICES', null],
    ['an engineer of another team', OTHER_ENGINEER, 'SERVICES', 'FORBIDDEN'],
    ['compliance, if it has the ball', COMPLIANCE, 'COMPLIANCE', null],
    ['compliance, if another party has it', COMPLIANCE, 'SERVICES', 'FORBIDDEN'],
    ['an auditor', 'auditor@causeway.example', 'COMPLIANCE', 'FORBIDDEN'],
    ['a partner user', 'partner@northwind.example', 'PARTNER', 'FORBIDDEN'],
  ])(
    'can be passed by managers, its team, and the party that must act: %s',
    async (_who, person, firstParty, code) => {
      id = await delivery.engagement({ firstParty });
      const { data, errors } = await pass(person, { to: 'PLATFORM' });
      expect(errors?.[0]?.extensions.code ?? null).toBe(code);
      if (code === null) expect(data.passBall.userErrors).toEqual([]);
    },
  );

  it.each<[string, object, string, string]>([
    ['the party that has it', { to: 'SERVICES' }, 'NOT_ALLOWED_IN_STATE', 'to'],
    ['no reason', { reason: '  ' }, 'INVALID', 'reason'],
    ['a reason of 1001 characters', { reason: 'x'.repeat(1001) }, 'INVALID', 'reason'],
    ['an engagement that does not exist', { engagementId: 'eng_what' }, 'NOT_FOUND', 'engagementId'],
    ['an outdated version', { expectedVersion: 9 }, 'CONFLICT', 'expectedVersion'],
  ])('rejects %s and writes nothing', async (_case, changes, code, field) => {
    const [before, was] = [await delivery.rows(), await intervals()];
    const { data } = await pass(MANAGER, changes);
    expect(data.passBall).toMatchObject({
      engagement: null,
      userErrors: [{ code, field: ['input', field] }],
    });
    expect([await delivery.rows(), await intervals()]).toEqual([before, was]);
  });

  it.each(['ON_HOLD', 'COMPLETED', 'CANCELLED'])(
    'cannot be passed while the engagement is %s',
    async (status) => {
      await set(`status = '${status}'`);
      const { data } = await pass(MANAGER, {});
      expect(data.passBall.userErrors).toMatchObject([
        { code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'to'] },
      ]);
    },
  );

  it('can be passed at most 999 times', async () => {
    await delivery.app.pools.staff.query(
      `insert into ball_interval (id, engagement_id, partner_id, party, since, until, passed_by)
       select gen_random_uuid(), id, partner_id, 'PARTNER', day, day, 'x'
       from engagement, generate_series('2020-01-01'::timestamptz, '2022-09-25', '1 day') day where id = $1`,
      [fromTypeId('engagement', id)],
    );
    const { data } = await pass(MANAGER, {});
    expect(data.passBall.userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED', field: ['input', 'to'] }]);
  });

  it('is passed once by a repeat, which returns the first response', async () => {
    const headers = { 'idempotency-key': `pass-${id}` };
    at('2026-12-01T12:00');
    const first = await pass(MANAGER, {}, headers);
    at('2026-12-01T13:00');
    expect((await pass(MANAGER, {}, headers)).data).toEqual(first.data);
    expect(await intervals()).toHaveLength(2);
  });

  it('is kept from overlapping by the database itself', async () => {
    const overlapping = delivery.app.pools.staff.query(
      `insert into ball_interval (id, engagement_id, partner_id, party, since, until, passed_by)
       select gen_random_uuid(), id, partner_id, 'PARTNER', $2, $3, 'x' from engagement where id = $1`,
      [fromTypeId('engagement', id), '2026-11-01T00:00:00Z', '2026-11-30T15:00:00.001Z'],
    );
    await expect(overlapping).rejects.toThrow(/ball_interval_apart/);
  });

  it('has no gap or overlap after passes at any time, some of them concurrent', async () => {
    const steps = fc.array(
      fc.record({
        minutes: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3_000 })),
        to: fc.uniqueArray(fc.constantFrom(...PARTIES), { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (moves) => {
        delivery.app.clock.pin(new Date('2026-11-30T15:00:00Z'));
        id = await delivery.engagement();
        let now = delivery.app.clock.now().getTime();
        for (const { minutes, to } of moves) {
          now += minutes * 60_000;
          delivery.app.clock.pin(new Date(now));
          for (const { errors } of await Promise.all(to.map((party) => pass(MANAGER, { to: party }))))
            expect(errors).toBeUndefined();
        }
        const rows = await intervals();
        rows.slice(1).forEach((row, index) => expect(rows[index]!.until).toEqual(row.since));
        expect(rows.filter(({ until }) => until === null)).toHaveLength(1);
        const { ballInCourt } = await ball();
        expect(rows.at(-1)).toMatchObject({ party: ballInCourt.party, until: null });
      }),
      { numRuns: 5 },
    );
  });

  it.each([1, 20])('has times by party that are read for %i engagements in one statement', async (first) => {
    const list = `query ($first: Int) { engagements(first: $first) { nodes {
      ballInCourt { party } timeByParty { party minutes } } } }`;
    const reads = await countReads(async () => {
      const { data } = await delivery.app.gql(MANAGER, list, { first });
      expect(data.engagements.nodes).toHaveLength(first);
      for (const node of data.engagements.nodes) expect(node.timeByParty.length).toBeGreaterThan(0);
    });
    expect(reads).toBe(1);
  });
});
