import type pg from 'pg';
import { fromTypeId, newId, toTypeId } from '../../src/kernel/ids.js';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { ENGAGEMENT_EVENTS } from '../../src/modules/engagements/index.js';
import { USER_CHANGED, Users } from '../../src/platform/auth/authenticator.js';
import { Metrics } from '../../src/platform/base/metrics.js';
import { Transactions } from '../../src/platform/database/tx.js';
import { CatchUp } from '../../src/platform/live/catch-up.js';
import { LIVE_LIMITS } from '../../src/platform/graphql/live/live-limits.js';
import { LiveListener } from '../../src/platform/live/listener.js';
import { LiveBus } from '../../src/platform/live/live-bus.js';
import { LivePublisher } from '../../src/platform/live/publisher.js';
import { recordEvent } from '../../src/platform/outbox/outbox.js';
import { START, TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { later } from '../support/wall-clock.js';
import { LiveClient } from '../support/live-client.js';
import { ENGINEER, ENGINEER_ID, GLOBEX_ID, NORTHWIND_ID, PARTNER, type Person } from '../support/people.js';
import {
  completeAsManager,
  seedProduct,
  type Started,
  startIntegration,
} from '../support/seed-integrations.js';
import { until } from '../support/until.js';

const WATCH = `subscription ($id: ID!) { engagementChanged(id: $id) {
  key minutesLogged health { score } milestones { code status } } }`;
const WATCH_MINE = `subscription ($key: String!) { myIntegrationChanged(key: $key) {
  key percentComplete milestones { code status } } }`;
const LOG = `mutation ($input: LogProgressInput!) { logProgress(input: $input) { userErrors { code message } } }`;

describe('a live subscription', () => {
  let app: TestApp;
  let url: string;
  let own: Started, foreign: Started;
  const clients: LiveClient[] = [];
  beforeAll(async () => {
    app = await TestApp.start();
    await app.nest.listen(0, '127.0.0.1');
    url = await app.nest.getUrl();
    await seedProduct(app);
  });
  beforeEach(async () => {
    app.clock.pin(START);
    own = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    foreign = await startIntegration(app, GLOBEX_ID, 'Accounts for Globex');
    await app.settle();
  });
  afterEach(async () => {
    clients.splice(0).forEach((client) => client.close());
    jest.restoreAllMocks();
    jest.useRealTimers();
    await app.pools.staff.query('update app_user set deactivated_at = null where deactivated_at is not null');
    await app.pools.staff.query(
      `update app_user set role = 'ENGINEER', partner_id = null, engineer_id = $2 where email = $1`,
      [ENGINEER, ENGINEER_ID],
    );
    app.nest.get(Users).forget();
    await until(() => followed().size === 0);
  });
  afterAll(() => app.stop());

  const followed = () => Reflect.get(app.nest.get(LiveBus), 'bySubject') as Map<string, Set<unknown>>;
  const connect = async (person: Person): Promise<LiveClient> => {
    const client = await LiveClient.signedIn(url, await app.token(person));
    clients.push(client);
    return client;
  };
  const log = async (minutes: number, engagement = own): Promise<void> => {
    const input = { engagementId: engagement.id, text: 'Worked on it.', minutes };
    const { data, errors } = await app.gql(ENGINEER, LOG, { input });
    expect([errors, data?.logProgress.userErrors]).toEqual([undefined, []]);
  };

  it('runs over a socket that is counted while it is signed in and open', async () => {
    const sockets = async () =>
      (await app.nest.get(Metrics).registry.getSingleMetric('causeway_sockets')!.get()).values[0]?.value;
    await until(async () => (await sockets()) === 0);
    const [one] = [await connect(ENGINEER), await connect(PARTNER)];
    expect(await sockets()).toBe(2);
    one.close();
    await until(async () => (await sockets()) === 1);
  });
  const happen = (kind: string, subject: string) =>
    app.nest.get(Transactions).run(SYSTEM, (tx) => recordEvent(tx, { kind, subject }));
  const uuidOf = ({ id }: Started) => fromTypeId('engagement', id)!;
  const quiet = () => new Promise((wake) => setTimeout(wake, 500));

  it('shows an engineer the engagement immediately when progress is logged, and its health when it is evaluated', async () => {
    const client = await connect(ENGINEER);
    const id = await client.following(WATCH, { id: own.id });
    expect(client.of(id)).toEqual([]);
    // No one finds it by reading the outbox.
    const missed = jest.spyOn(CatchUp.prototype, 'missed').mockResolvedValue([]);
    await log(30);
    const [first] = await client.delivered(id, 1);
    missed.mockRestore();
    expect(first).toEqual({
      data: { engagementChanged: expect.objectContaining({ key: own.key, minutesLogged: 30 }) },
    });
    await app.moveTo('2026-12-14T15:00:00Z');
    await until(() =>
      client
        .results(id)
        .some(({ data }) => data.engagementChanged.health?.score < first.data.engagementChanged.health.score),
    );
  });

  it('reads one statement per delivery', async () => {
    const client = await connect(ENGINEER);
    const id = await client.following(WATCH, { id: own.id });
    const reads = await countReads(async () => {
      await happen(ENGAGEMENT_EVENTS.changed, uuidOf(own));
      await client.delivered(id, 1);
    });
    expect(reads).toBe(1);
  });

  it('delivers no more often than it can be read, and ends with the current state', async () => {
    const client = await connect(ENGINEER);
    const id = await client.following(WATCH, { id: own.id });
    const began = performance.now();
    for (let turn = 0; turn < 40; turn += 1) await happen('probe.happened', uuidOf(own));
    await log(45);
    await until(() => client.results(id).at(-1)?.data.engagementChanged.minutesLogged === 45);
    const rests = (performance.now() - began) / LIVE_LIMITS.pauseMs;
    expect(client.results(id).length).toBeLessThanOrEqual(Math.ceil(rests) + 1);
  });

  it('continues for far more deliveries than the object limit of one operation', async () => {
    const client = await connect(ENGINEER);
    const wide = `subscription ($id: ID!) { engagementChanged(id: $id) {
      partner { engagements(first: 100) { nodes { milestones { code } } } } } }`;
    const id = await client.following(wide, { id: own.id });
    for (let turn = 1; turn <= 8; turn += 1) {
      await happen('probe.happened', uuidOf(own));
      await client.delivered(id, turn);
    }
    expect(client.results(id).every(({ errors }) => errors === undefined)).toBe(true);
  });

  it('shows partner users changes that they can see, and nothing for internal ones', async () => {
    const client = await connect(PARTNER);
    const id = await client.following(WATCH_MINE, { key: own.key });
    await log(30);
    await app.settle();
    await quiet();
    expect(client.of(id)).toEqual([]);
    await completeAsManager(app, own, 'KICKOFF');
    const [first] = await client.delivered(id, 1);
    expect(first.data.myIntegrationChanged.milestones[0]).toEqual({ code: 'KICKOFF', status: 'DONE' });
    expect(first.data.myIntegrationChanged.key).toBe(own.key);
  });

  it.each(['admin', 'manager', 'engineer', 'engineer2', 'compliance', 'auditor'] as const)(
    'lets %s subscribe to engagements, and not to integrations',
    async (name) => {
      const client = await connect(`${name}@causeway.example`);
      const id = await client.following(WATCH, { id: own.id });
      expect(await client.refusal(client.subscribe(WATCH_MINE, { key: own.key }))).toBe('FORBIDDEN');
      await happen(ENGAGEMENT_EVENTS.changed, uuidOf(own));
      expect(await client.delivered(id, 1)).toHaveLength(1);
    },
  );

  it('does not let a partner user subscribe to an engagement, or to anything of other partners', async () => {
    const client = await connect(PARTNER);
    expect(await client.refusal(client.subscribe(WATCH, { id: own.id }))).toBe('FORBIDDEN');
    const missing = ['ENG-4711', foreign.key, '', "' or 1=1", `${own.key}/KICKOFF`, own.id];
    const ended = missing.map((key) => client.subscribe(WATCH_MINE, { key }));
    for (const id of ended) expect(await client.refusal(id)).toBe('NOT_FOUND');
    const told = ended.map((id) =>
      JSON.stringify(client.of(id))
        .replaceAll(id, '')
        .replace(/"requestId":"[^"]+"/g, ''),
    );
    expect(new Set(told).size).toBe(1);
    await completeAsManager(app, foreign, 'KICKOFF');
    await quiet();
    expect(client.messages.filter(({ type, payload }) => type === 'next' && payload.data)).toEqual([]);
  });

  it('returns NOT_FOUND for an engagement that is missing, of another kind or malformed', async () => {
    const client = await connect(ENGINEER);
    for (const id of [
      toTypeId('engagement', newId()),
      toTypeId('partner', NORTHWIND_ID),
      'eng_x',
      '',
      'ENG-4711',
    ])
      expect(await client.refusal(client.subscribe(WATCH, { id }))).toBe('NOT_FOUND');
  });

  it('ends within moments for a deactivated user', async () => {
    const client = await connect(PARTNER);
    const id = await client.following(WATCH_MINE, { key: own.key });
    const { rows } = await app.pools.staff.query<{ id: string }>(
      `update app_user set deactivated_at = '2026-11-30' where email = $1 returning id`,
      [PARTNER],
    );
    await happen(USER_CHANGED, rows[0]!.id);
    expect(await client.closeCode()).toBe(4403);
    expect(client.results(id)).toEqual([]);
  });

  it('ends for a deactivated user without a notification, at the first check after 30 s', async () => {
    jest.replaceProperty(LIVE_LIMITS, 'heartbeatMs', 100 as never);
    const client = await connect(PARTNER);
    await app.pools.staff.query(`update app_user set deactivated_at = '2026-11-30' where email = $1`, [
      PARTNER,
    ]);
    later(30_001);
    expect(await client.closeCode()).toBe(4403);
  });

  it('ends rather than deliver with revoked permissions', async () => {
    const client = await connect(ENGINEER);
    const id = await client.following(WATCH, { id: own.id });
    const { rows } = await app.pools.staff.query<{ id: string }>(
      `update app_user set role = 'PARTNER', engineer_id = null, partner_id = $2 where email = $1 returning id`,
      [ENGINEER, GLOBEX_ID],
    );
    await happen(USER_CHANGED, rows[0]!.id);
    await happen(ENGAGEMENT_EVENTS.changed, uuidOf(own));
    expect(await client.closeCode()).toBe(4403);
    expect(client.results(id)).toEqual([]);
  });

  it('ends with its token', async () => {
    const endsInAMinute = new Date(Date.now() - 12 * 3600_000 + 60_000);
    const token = await app.issuer.sign(
      { sub: `dev|${ENGINEER}`, email: ENGINEER, name: ENGINEER },
      endsInAMinute,
    );
    later(58_000);
    const client = await LiveClient.signedIn(url, token);
    clients.push(client);
    later(5_000);
    expect(await client.closeCode()).toBe(4403);
  });

  it('shows the current state once the listening connection is back, although the event was never received', async () => {
    const client = await connect(ENGINEER);
    const id = await client.following(WATCH, { id: own.id });
    jest.spyOn(app.nest.get(LivePublisher), 'publish').mockImplementation(() => undefined);
    jest.spyOn(CatchUp.prototype, 'missed').mockResolvedValue([]);
    await log(75);
    await quiet();
    expect(client.results(id)).toEqual([]);
    const listening = Reflect.get(app.nest.get(LiveListener), 'client') as unknown as pg.Client;
    await listening.end();
    await until(() => client.results(id).at(-1)?.data.engagementChanged.minutesLogged === 75);
  });

  it('stops once its client has gone', async () => {
    const client = await connect(ENGINEER);
    const [kept, left] = [
      await client.following(WATCH, { id: own.id }),
      await client.following(WATCH, { id: own.id }),
    ];
    client.send({ type: 'complete', id: left });
    await until(() => followed().get(uuidOf(own))?.size === 1);
    await happen(ENGAGEMENT_EVENTS.changed, uuidOf(own));
    await client.delivered(kept, 1);
    expect(client.of(left)).toEqual([]);
    client.close();
    await until(() => followed().size === 0);
    expect(
      await countReads(async () => {
        await happen(ENGAGEMENT_EVENTS.changed, uuidOf(own));
        await quiet();
      }),
    ).toBe(0);
  });
});
