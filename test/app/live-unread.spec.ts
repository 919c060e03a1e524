import { LIVE_LIMITS } from '../../src/platform/graphql/live/live-limits.js';
import { TestApp } from '../support/app.js';
import { LiveClient } from '../support/live-client.js';
import { MANAGER, NORTHWIND_ID } from '../support/people.js';
import { logLinesOf } from '../support/probe.js';
import { seedProduct, type Started, startIntegration } from '../support/seed-integrations.js';
import { until } from '../support/until.js';

const WATCH = 'subscription ($id: ID!) { engagementChanged(id: $id) { minutesLogged } }';
const LOG = `mutation ($input: LogProgressInput!) { logProgress(input: $input) { userErrors { code } } }`;
/** Almost the maximum size of a message; the server sends it back. */
const PING = { type: 'ping', payload: { x: 'x'.repeat(LIVE_LIMITS.messageBytes - 100) } };

describe('a socket whose client', () => {
  let app: TestApp;
  let url: string;
  let engagement: Started;
  let client: LiveClient;
  let lines: Record<string, unknown>[];
  beforeAll(async () => {
    app = await TestApp.start();
    await app.nest.listen(0, '127.0.0.1');
    url = await app.nest.getUrl();
    await seedProduct(app);
    engagement = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    await app.settle();
  });
  beforeEach(async () => {
    lines = logLinesOf(app.nest);
    client = await LiveClient.signedIn(url, await app.token(MANAGER));
  });
  afterEach(() => {
    client.close();
    jest.restoreAllMocks();
  });
  afterAll(() => app.stop());

  const told = (msg: string) => lines.filter((line) => line['msg'] === msg);
  const minutes = (of: LiveClient, id: string) =>
    of.results(id).map(({ data }): number => data.engagementChanged.minutesLogged);
  const logTenMinutes = async () => {
    const input = { engagementId: engagement.id, text: 'Worked on it.', minutes: 10 };
    const { data } = await app.gql('engineer@causeway.example', LOG, { input });
    expect(data.logProgress.userErrors).toEqual([]);
  };

  it('stops reading is closed before much is buffered for it, and others still receive updates', async () => {
    const other = await LiveClient.signedIn(url, await app.token(MANAGER));
    const followed = await other.following(WATCH, { id: engagement.id });
    const unread = await client.following(WATCH, { id: engagement.id });
    client.socket.pause();
    await logTenMinutes();
    for (let sent = 1; sent < LIVE_LIMITS.messages - 10; sent += 1) client.send(PING);
    await until(() => told('a web socket is not being read and was closed').length > 0);
    await logTenMinutes();

    const bytes = Number(told('a web socket is not being read and was closed')[0]?.['bytes']);
    expect(bytes).toBeGreaterThan(LIVE_LIMITS.unreadBytes);
    expect(bytes).toBeLessThan(LIVE_LIMITS.unreadBytes + 2 * LIVE_LIMITS.messageBytes);
    await until(() => minutes(other, followed).includes(20));
    client.socket.resume();
    expect(await client.closeCode()).toBe(1006);
    expect(minutes(client, unread)).not.toContain(20);
    other.close();
  });

  it('sends a ping gets its bytes back', async () => {
    const pong = new Promise<string>((resolve) =>
      client.socket.once('pong', (data) => resolve(String(data))),
    );
    client.socket.ping('still there?');
    expect(await pong).toBe('still there?');
  });

  it('floods with pings is closed, whether it reads the replies or not', async () => {
    let pongs = 0;
    client.socket.on('pong', () => (pongs += 1));
    for (let sent = 0; sent < 2 * LIVE_LIMITS.messages; sent += 1) client.socket.ping('x'.repeat(125));
    expect(await client.closeCode()).toBe(4429);
    expect(pongs).toBeLessThan(LIVE_LIMITS.messages);
  });

  it('has ended all its subscriptions and is idle is closed, and one with a subscription is not', async () => {
    jest.replaceProperty(LIVE_LIMITS, 'heartbeatMs', 1_000 as never);
    jest.replaceProperty(LIVE_LIMITS, 'idleMs', 1_000);
    const [idle, follower] = await Promise.all([
      LiveClient.signedIn(url, await app.token(MANAGER)),
      LiveClient.signedIn(url, await app.token(MANAGER)),
    ]);
    const followed = await follower.following(WATCH, { id: engagement.id });
    idle.send({ type: 'complete', id: await idle.following(WATCH, { id: engagement.id }) });
    expect(await idle.closeCode()).toBe(1000);
    const before = follower.results(followed).length;
    await logTenMinutes();
    await follower.delivered(followed, before + 1);
    follower.close();
  });
});
