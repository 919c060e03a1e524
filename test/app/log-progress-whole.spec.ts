import pg from 'pg';
import type { Answer, Json } from '../support/app.js';
import { terminate, untilBlockedBy } from '../support/blocked.js';
import { cluster } from '../support/cluster.js';
import { Delivery, ENGINEER, MANAGER } from './delivery-support.js';

const HEALTH = `score scoreExact band computedBand coverage asOf measures { measure state value score contribution }`;
const LOG = `mutation ($input: LogProgressInput!) { logProgress(input: $input) {
  userErrors { code field message } forecastBefore forecastAfter
  entry { id kind text minutes day author visibility version milestone { code } }
  engagement { id version forecastGoLiveOn minutesLogged ballInCourt { party reason passedBy }
    milestones { code status startedOn completedOn }
    blockers { reason severity party visibility commitmentOn resolution milestone { code } operation { id } } }
  healthBefore { ${HEALTH} } healthAfter { ${HEALTH} } } }`;

describe('a log that uses everything at once', () => {
  let delivery: Delivery;
  let id: string;
  let other: string;
  let old: string;
  beforeAll(async () => {
    delivery = await Delivery.start(new Date('2026-12-03T15:00:00Z'));
    other = await delivery.engagement();
  });
  beforeEach(async () => {
    delivery.app.clock.pin(new Date('2026-12-03T15:00:00Z'));
    id = await delivery.engagement();
    old = await blockerOf(id);
    delivery.app.clock.pin(new Date('2026-12-03T16:00:00Z'));
  });
  afterAll(() => delivery.app.stop());

  const milestoneId = async (code: string, of = id) => (await delivery.milestone(of, code)).id;
  async function blockerOf(engagementId: string): Promise<string> {
    const raise = [{ severity: 'CRITICAL', party: 'PLATFORM', reason: 'No sandbox.' }];
    expect((await delivery.log(MANAGER, { engagementId, raise })).data.logProgress.userErrors).toEqual([]);
    const query = 'query ($id: ID!) { engagement(id: $id) { blockers(open: true) { id } } }';
    return (await delivery.app.gql(MANAGER, query, { id: engagementId })).data.engagement.blockers[0].id;
  }
  const log = (input: object, headers: object = {}): Promise<Answer> =>
    delivery.app.gql(ENGINEER, LOG, { input }, headers);

  async function everything(): Promise<Record<string, unknown>> {
    const [a, b, d] = await Promise.all(['A', 'B', 'D'].map((code) => milestoneId(code)));
    return {
      ...{ engagementId: id, expectedVersion: 2, kind: 'DELIVERY', text: 'A went live.', minutes: 75 },
      ...{ day: '2026-12-02', milestoneId: a, visibility: 'PARTNER', passBallTo: 'PARTNER' },
      ...{ startMilestoneIds: [a, d], completeMilestoneIds: [a] },
      raise: [
        {
          ...{ severity: 'HIGH', party: 'PARTNER', reason: 'No test data.', milestoneId: b },
          ...{ operationId: delivery.operationId, commitmentOn: '2026-12-14', visibility: 'PARTNER' },
        },
        { severity: 'LOW', party: 'SERVICES', reason: 'The docs are thin.' },
      ],
      resolve: [{ blockerId: old, resolution: 'It came.' }],
    };
  }

  it('writes all of it, and returns go-live and health before and after', async () => {
    const { data, errors } = await log(await everything());
    expect(errors).toBeUndefined();
    const { entry, engagement, healthBefore, healthAfter, ...rest } = data.logProgress;
    // Before, A starts on the 3rd, three days late; B has a commitment for the 14th, then two days of lag, then G.
    expect(rest).toEqual({ userErrors: [], forecastBefore: '2026-12-17', forecastAfter: '2026-12-17' });
    expect(entry).toMatchObject({
      ...{ kind: 'DELIVERY', text: 'A went live.', minutes: 75, day: '2026-12-02', author: ENGINEER },
      ...{ visibility: 'PARTNER', version: 1, milestone: { code: 'A' } },
    });
    expect(engagement).toEqual({
      ...{ id, version: 3, forecastGoLiveOn: '2026-12-17', minutesLogged: 75 },
      ballInCourt: { party: 'PARTNER', reason: 'A went live.', passedBy: ENGINEER },
      milestones: [
        { code: 'A', status: 'DONE', startedOn: '2026-12-02', completedOn: '2026-12-02' },
        { code: 'B', status: 'NOT_STARTED', startedOn: null, completedOn: null },
        { code: 'G', status: 'NOT_STARTED', startedOn: null, completedOn: null },
        { code: 'D', status: 'IN_PROGRESS', startedOn: '2026-12-02', completedOn: null },
      ],
      blockers: expect.arrayContaining([
        {
          ...{ reason: 'No test data.', severity: 'HIGH', party: 'PARTNER', visibility: 'PARTNER' },
          ...{ commitmentOn: '2026-12-14', resolution: null, milestone: { code: 'B' } },
          operation: { id: delivery.operationId },
        },
        expect.objectContaining({ reason: 'The docs are thin.', resolution: null, milestone: null }),
        expect.objectContaining({ reason: 'No sandbox.', resolution: 'It came.' }),
      ]),
    });
    expect(engagement.blockers).toHaveLength(3);
    expect(healthBefore.measures).not.toEqual(healthAfter.measures);
  });

  it('returns the same health that the job then stores', async () => {
    const { healthAfter } = (await log(await everything())).data.logProgress;
    await delivery.app.settle();
    const query = `query ($id: ID!) { engagement(id: $id) { health { ${HEALTH} } } }`;
    const { data } = await delivery.app.gql(MANAGER, query, { id });
    expect(data.engagement.health).toEqual(healthAfter);
  });

  it('is rejected completely, with the path of every error', async () => {
    const [a, foreign, foreignBlocker] = [
      ...[await milestoneId('A'), await milestoneId('A', other), await blockerOf(other)],
    ];
    const before = await delivery.rows();
    const { data } = await log({
      ...(await everything()),
      ...{ day: '2026-12-04', milestoneId: foreign, passBallTo: 'SERVICES' },
      ...{ startMilestoneIds: [a, a, foreign], completeMilestoneIds: [foreign] },
      raise: [
        { severity: 'HIGH', party: 'PARTNER', reason: 'Fine.' },
        {
          ...{ severity: 'HIGH', party: 'PARTNER', reason: 'Not fine.', commitmentOn: '2026-12-01' },
          ...{ milestoneId: foreign, operationId: 'op_01h455vb4pex5vsknk084sn02q' },
        },
      ],
      resolve: [
        { blockerId: old, resolution: 'Once.' },
        { blockerId: old, resolution: 'Twice.' },
        { blockerId: foreignBlocker, resolution: 'Not ours.' },
      ],
    });
    const told = data.logProgress.userErrors.map(({ code, field }: Json) => [code, field.slice(1).join('.')]);
    expect(told.sort()).toEqual(
      [
        ['INVALID', 'day'],
        ['NOT_FOUND', 'milestoneId'],
        ['INVALID', 'startMilestoneIds.1'],
        ['NOT_FOUND', 'startMilestoneIds.2'],
        ['NOT_FOUND', 'completeMilestoneIds.0'],
        ['NOT_FOUND', 'raise.1.milestoneId'],
        ['NOT_FOUND', 'raise.1.operationId'],
        ['INVALID', 'raise.1.commitmentOn'],
        ['INVALID', 'resolve.1.blockerId'],
        ['NOT_FOUND', 'resolve.2.blockerId'],
        ['NOT_ALLOWED_IN_STATE', 'passBallTo'],
      ].sort(),
    );
    expect(data.logProgress).toMatchObject({ entry: null, engagement: null, healthAfter: null });
    expect(await delivery.rows()).toEqual(before);
  });

  it('reports every invalid field, in all its parts', async () => {
    const { data } = await log({
      ...{ engagementId: id, text: '', minutes: 1441 },
      raise: [{ severity: 'HIGH', party: 'PARTNER', reason: ' ' }],
      resolve: [{ blockerId: old, resolution: '' }],
    });
    const told = data.logProgress.userErrors.map(({ code, field }: Json) => [code, field.slice(1).join('.')]);
    expect(told).toEqual([
      ...[
        ['INVALID', 'text'],
        ['INVALID', 'minutes'],
        ['INVALID', 'raise.0.reason'],
      ],
      ['INVALID', 'resolve.0.resolution'],
    ]);
  });

  it('leaves nothing behind if its connection is lost in the middle, and can be sent again', async () => {
    const input = await everything();
    const headers = { 'idempotency-key': `whole-${id}` };
    const before = await delivery.rows();
    const database = (url: string) => url.replace(/\/[^/]*$/, `/${delivery.app.database.name}`);
    const admin = new pg.Client({ connectionString: database(cluster.superUrl) });
    await admin.connect();
    await admin.query('begin');
    await admin.query('lock table audit_entry in access exclusive mode');
    // By then the entry, the milestones, the blockers, the ball and the forecast are written.
    const answer = log(input, headers);
    await terminate(admin, await untilBlockedBy(admin));
    const { errors } = await answer;
    await admin.query('rollback');
    await admin.end();
    expect(errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
    expect(JSON.stringify(errors)).not.toMatch(/terminat|connection/i);
    expect(await delivery.rows()).toEqual(before);

    const again = await log(input, headers);
    expect(again.data.logProgress).toMatchObject({ userErrors: [], engagement: { version: 3 } });
    expect((await log(input, headers)).data).toEqual(again.data);
    expect((await delivery.rows())['progress_entry']).toBe(before['progress_entry']! + 1);
  });
});
