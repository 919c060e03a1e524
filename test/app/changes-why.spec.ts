import { fromTypeId, newId } from '../../src/kernel/ids.js';
import type { Json } from '../support/app.js';
import { NORTHWIND_ID, PARTNER } from '../support/people.js';
import { query } from '../support/query.js';
import { moved } from './blockers-support.js';
import { addVersion, Delivery, ENGINEER, MANAGER } from './delivery-support.js';

const CHANGES = `query ($since: DateTime!, $filter: EngagementFilter) { changes(since: $since, filter: $filter) { nodes {
  engagement { id health { asOf band score change(since: $since) { delta } } } bandBefore bandAfter scoreBefore scoreAfter
  goLiveBefore goLiveAfter goLiveMovedDays stageBefore statusBefore statusAfter partnerActs why
  blockersRaised { id reason } blockersRaisedCount blockersResolved { id } milestonesDone { code } } } }`;
const mutation = (name: string, type: string) =>
  `mutation ($input: ${type}Input!) { ${name}(input: $input) { userErrors { message } } }`;

describe('a change of an engagement', () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  afterAll(() => delivery.app.stop());

  /** An engagement of the worked example, started and evaluated on Monday 30 November at 15:00. */
  async function started(): Promise<string> {
    const id = await delivery.engagementOnMonday();
    await delivery.app.settle();
    return id;
  }
  async function changeOf(id: string, since: string): Promise<Json> {
    const { key } = (
      await delivery.app.gql(MANAGER, 'query ($id: ID!) { engagement(id: $id) { key } }', { id })
    ).data.engagement;
    const { data, errors } = await delivery.app.gql(MANAGER, CHANGES, {
      since,
      filter: { key: { in: [key] } },
    });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.changes.nodes[0];
  }
  const run = async (person: typeof MANAGER, text: string, input: object): Promise<void> => {
    const { data, errors } = await delivery.app.gql(person, text, { input });
    expect([errors, Object.values(data)]).toEqual([undefined, [{ userErrors: [] }]]);
  };

  it('has the evaluation and the state of exactly `since` as its before', async () => {
    const id = await started();
    await delivery.app.moveTo('2026-12-02T15:00:00Z');
    const at = await changeOf(id, '2026-11-30T15:00:00.000Z');
    expect(at).toMatchObject({
      goLiveBefore: '2026-12-14',
      stageBefore: 'DISCOVERY',
      statusBefore: 'ACTIVE',
    });
    expect(at.scoreBefore).not.toBeNull();
    const earlier = await changeOf(id, '2026-11-30T14:59:59.999Z');
    expect(earlier).toMatchObject({
      goLiveBefore: null,
      stageBefore: null,
      bandBefore: null,
      scoreBefore: null,
    });
    expect(earlier.why).toBe('It started on 2026-11-30.');
  });

  it('since an evaluation at that very instant starts from it', async () => {
    const id = await started();
    await delivery.app.moveTo('2026-12-02T15:00:00Z');
    const { rows } = await delivery.app.pools.staff.query<{ at: Date; score: number }>(
      `select as_of as at, score from health_snapshot where engagement_id = $1 order by as_of desc, sequence desc`,
      [fromTypeId('engagement', id)],
    );
    const [newest, previous] = rows as [(typeof rows)[0], (typeof rows)[0]];
    await moved(delivery.app, 'raiseBlocker', { engagementId: id });
    const scoreSince = async (at: number) => (await changeOf(id, new Date(at).toISOString())).scoreBefore;
    expect(await scoreSince(newest.at.getTime())).toBe(newest.score);
    expect(await scoreSince(newest.at.getTime() - 1)).toBe(previous.score);
  });

  it('is explained by health and by the critical milestones that moved go-live', async () => {
    const id = await started();
    await delivery.app.moveTo('2026-12-07T15:00:00Z');
    const change = await changeOf(id, '2026-11-30T15:00:00.000Z');
    // The worked example: A not begun on Monday the 7th.
    expect(change).toMatchObject({
      goLiveBefore: '2026-12-14',
      goLiveAfter: '2026-12-21',
      goLiveMovedDays: 5,
    });
    const [health, goLive] = change.why.split(/(?<=\.) (?=Go-live)/);
    expect(health).toBe(
      `Health fell from ${change.scoreBefore} to ${change.scoreAfter}: schedule variance -17.3, partner activity -12.6 points.`,
    );
    expect(goLive).toBe(
      'Go-live moved from 2026-12-14 to 2026-12-21 (5 working days later): A is due 2026-12-09 instead of 2026-12-02 (5 working days later), B is due 2026-12-16 instead of 2026-12-09 (5 working days later).',
    );
  });

  it('names no milestones if the history of moves is not known', async () => {
    const id = await started();
    await delivery.app.moveTo('2026-12-01T15:00:00Z');
    await delivery.app.moveTo('2026-12-02T15:00:00Z');
    await query(delivery.app.database.ownerUrl, 'delete from go_live_move');
    expect((await changeOf(id, '2026-11-30T15:00:00.000Z')).why).toMatch(
      /Go-live moved from 2026-12-14 to 2026-12-16 \(2 working days later\)\.$/,
    );
  });

  it('lists blockers raised and resolved and milestones done, and what happened at `since` is before', async () => {
    const id = await started();
    const early = await moved(delivery.app, 'raiseBlocker', { engagementId: id, reason: 'At since.' });
    delivery.app.clock.pin(new Date('2026-11-30T16:00:00Z'));
    const late = await moved(delivery.app, 'raiseBlocker', { engagementId: id, reason: 'After.' });
    const { id: blockerId } = early;
    await moved(delivery.app, 'resolveBlocker', { blockerId, resolution: 'Fixed.' });
    await delivery.update(ENGINEER, id, 'D', { status: 'DONE' });
    const change = await changeOf(id, '2026-11-30T15:00:00.000Z');
    expect(change).toMatchObject({
      ...{ blockersRaised: [{ id: late.id, reason: 'After.' }], blockersRaisedCount: 1 },
      ...{ blockersResolved: [{ id: blockerId }], milestonesDone: [{ code: 'D' }] },
    });
    expect(change.why).toMatch(/1 blocker raised, 1 blocker resolved, 1 milestone done\.$/);
  });

  it('does not list a milestone that was done, was reopened, and is done again', async () => {
    const id = await started();
    await delivery.update(MANAGER, id, 'D', { status: 'DONE' });
    delivery.app.clock.pin(new Date('2026-11-30T16:00:00Z'));
    await delivery.update(MANAGER, id, 'D', { status: 'IN_PROGRESS', reason: 'Not yet.' });
    await delivery.update(MANAGER, id, 'D', { status: 'DONE' });
    await moved(delivery.app, 'raiseBlocker', { engagementId: id });
    expect((await changeOf(id, '2026-11-30T15:00:00.000Z')).milestonesDone).toEqual([]);
  });

  it('names what caps the band', async () => {
    const id = await started();
    await moved(delivery.app, 'raiseBlocker', { engagementId: id, severity: 'CRITICAL' });
    await delivery.app.moveTo('2026-12-08T15:00:00Z');
    const { bandBefore, bandAfter, why } = await changeOf(id, '2026-11-30T15:00:00.000Z');
    expect(bandAfter).toBe('CRITICAL');
    expect(why).toMatch(
      `The health band changed from ${bandBefore} to CRITICAL: A critical blocker has been open for 6 working days. `,
    );
  });

  it('is none if only the score moved or the partner acted', async () => {
    const id = await started();
    delivery.app.clock.pin(new Date('2026-11-30T16:00:00Z'));
    await comment(id);
    await delivery.app.settle();
    expect(await changeOf(id, '2026-11-30T15:00:00.000Z')).toBeUndefined();
  });

  describe('counts as acts of the partner', () => {
    it('mutations in the portal, once each, and milestones recorded by staff', async () => {
      const id = await started();
      await comment(id);
      delivery.app.clock.pin(new Date('2026-12-01T18:00:00Z'));
      await moved(delivery.app, 'raiseBlocker', { engagementId: id });
      const acts = async () => (await changeOf(id, '2026-11-30T15:00:00.000Z')).partnerActs;
      const none = await acts();
      await comment(id);
      expect(await acts()).toBe(none + 1);
      await run(PARTNER, mutation('completeMyMilestone', 'CompleteMyMilestone'), {
        key: await keyOf(id),
        code: 'D',
      });
      expect(await acts()).toBe(none + 2);
      // Noon in New York on the 30th is 17:00 UTC, after `since`; the Friday before it is not.
      await delivery.update(ENGINEER, id, 'A', { status: 'IN_PROGRESS', startedOn: '2026-11-27' });
      expect(await acts()).toBe(none + 2);
      await delivery.update(ENGINEER, id, 'A', { status: 'NOT_STARTED' });
      await delivery.update(ENGINEER, id, 'A', { status: 'IN_PROGRESS', startedOn: '2026-11-30' });
      expect(await acts()).toBe(none + 3);
      await delivery.update(ENGINEER, id, 'A', { status: 'DONE', completedOn: '2026-12-01' });
      expect(await acts()).toBe(none + 4);
    });

    it('UTC days with a call after `since` to a product in scope', async () => {
      const id = await started();
      const other = await addVersion(delivery.app, `other-${newId()}`);
      delivery.app.clock.pin(new Date('2026-12-01T18:00:00Z'));
      await moved(delivery.app, 'raiseBlocker', { engagementId: id });
      const acts = async () => (await changeOf(id, '2026-11-30T15:00:00.000Z')).partnerActs;
      const none = await acts();
      await called(delivery.versionId, '2026-11-30', '2026-11-30T15:00:00Z');
      await called(other.versionId, '2026-12-01', '2026-12-01T15:00:00Z');
      expect(await acts()).toBe(none);
      await called(delivery.versionId, '2026-11-30', '2026-11-30T15:00:01Z');
      await called(delivery.versionId, '2026-11-30', '2026-11-30T16:00:00Z', 'SANDBOX');
      expect(await acts()).toBe(none + 1);
      await called(delivery.versionId, '2026-12-01', '2026-12-01T00:00:00Z', 'SANDBOX');
      expect(await acts()).toBe(none + 2);
    });
  });

  const keyOf = async (id: string): Promise<string> =>
    (await delivery.app.gql(MANAGER, 'query ($id: ID!) { engagement(id: $id) { key } }', { id })).data
      .engagement.key;
  const comment = async (id: string) =>
    run(PARTNER, mutation('commentOnMyIntegration', 'CommentOnMyIntegration'), {
      ...{ key: await keyOf(id), text: 'Hello' },
    });

  /** A day's calls of an application of Northwind, each as another application. */
  async function called(versionId: string, day: string, lastCallAt: string, environment = 'PRODUCTION') {
    await delivery.app.pools.staff.query(
      `insert into usage_application_daily
       select $1::date, $2, $3, $4, v.api_product_id, v.id, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, $6
       from api_version v where v.id = $5`,
      [day, newId(), NORTHWIND_ID, environment, fromTypeId('apiVersion', versionId), lastCallAt],
    );
  }
});
