import { fromTypeId, newId } from '../../src/kernel/ids.js';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { EngagementFeed } from '../../src/modules/dashboard/engagement-feed.js';
import { ENGAGEMENT_EVENTS } from '../../src/modules/engagements/index.js';
import { Transactions } from '../../src/platform/database/tx.js';
import { LIVE_LIMITS } from '../../src/platform/graphql/live/live-limits.js';
import { recordEvent } from '../../src/platform/outbox/outbox.js';
import { START, TestApp } from '../support/app.js';
import { LiveClient } from '../support/live-client.js';
import {
  ADMIN,
  AUDITOR,
  COMPLIANCE,
  ENGINEER,
  ENGINEER2_ID,
  MANAGER,
  NORTHWIND_ID,
  OTHER_ENGINEER,
  type Person,
} from '../support/people.js';
import { seedProduct, type Started, startIntegration } from '../support/seed-integrations.js';
import { until } from '../support/until.js';

const WATCH = 'subscription { myWorkChanged { at } }';
const WATCH_ONE = 'subscription ($id: ID!) { engagementChanged(id: $id) { key } }';

describe('a live subscription to the work list', () => {
  let app: TestApp;
  let url: string;
  let engagement: Started;
  const clients: LiveClient[] = [];
  beforeAll(async () => {
    app = await TestApp.start();
    await app.nest.listen(0, '127.0.0.1');
    url = await app.nest.getUrl();
    await seedProduct(app);
    jest.replaceProperty(LIVE_LIMITS, 'listPauseMs', 50 as never);
  });
  beforeEach(async () => {
    // Its lead is ENGINEER.
    engagement = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    await app.settle();
  });
  afterEach(async () => {
    clients.splice(0).forEach((client) => client.close());
    await until(() => listeners().size === 0);
  });
  afterAll(() => {
    jest.restoreAllMocks();
    return app.stop();
  });

  const listeners = () => Reflect.get(app.nest.get(EngagementFeed), 'listeners') as Set<unknown>;
  const uuid = () => fromTypeId('engagement', engagement.id)!;
  const change = () =>
    app.nest
      .get(Transactions)
      .run(SYSTEM, (tx) => recordEvent(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: uuid() }));
  const quiet = () => new Promise((wake) => setTimeout(wake, 400));
  const update = (set: string) =>
    app.pools.staff.query(`update engagement set ${set} where id = $1`, [uuid()]);
  const join = (engineerId: string) =>
    app.pools.staff.query('insert into engagement_engineer values ($1, $2)', [uuid(), engineerId]);
  const leave = (engineerId: string) =>
    app.pools.staff.query('delete from engagement_engineer where engagement_id = $1 and engineer_id = $2', [
      uuid(),
      engineerId,
    ]);

  async function watch(person: Person): Promise<{ client: LiveClient; id: string }> {
    const client = await LiveClient.signedIn(url, await app.token(person));
    clients.push(client);
    const id = client.subscribe(WATCH);
    // Refused after one read, as the subscription before takes at most.
    for (let turn = 0; turn < 2; turn += 1)
      expect(await client.refusal(client.subscribe(WATCH_ONE, { id: newId() }))).toBe('NOT_FOUND');
    return { client, id };
  }

  it.each([ENGINEER, COMPLIANCE])(
    'tells %s to ask again when an engagement of theirs changes',
    async (person) => {
      const { client, id } = await watch(person);
      await change();
      expect(await client.delivered(id, 1)).toEqual([
        { data: { myWorkChanged: { at: START.toISOString() } } },
      ]);
    },
  );

  it.each([OTHER_ENGINEER, MANAGER, ADMIN, AUDITOR])('tells %s nothing about it', async (person) => {
    const { client, id } = await watch(person);
    await change();
    await quiet();
    expect(client.of(id)).toEqual([]);
  });

  it('tells an engineer who joins a team, and one who leaves it, and then nothing more', async () => {
    const { client, id } = await watch(OTHER_ENGINEER);
    await join(ENGINEER2_ID);
    await change();
    await client.delivered(id, 1);
    await leave(ENGINEER2_ID);
    await change();
    await client.delivered(id, 2);
    await change();
    await quiet();
    expect(client.results(id)).toHaveLength(2);
  });

  it.each([
    [ENGINEER, 'ON_HOLD', false],
    [COMPLIANCE, 'ON_HOLD', true],
    [ENGINEER, 'CANCELLED', false],
    [COMPLIANCE, 'CANCELLED', false],
  ])(
    'tells %s that an engagement became %s; and whether it changes later: %s',
    async (person, status, later) => {
      const { client, id } = await watch(person);
      await update(`status = '${status}'`);
      await change();
      await client.delivered(id, 1);
      await change();
      if (later) await client.delivered(id, 2);
      else await quiet();
      expect(client.results(id)).toHaveLength(later ? 2 : 1);
    },
  );
});
