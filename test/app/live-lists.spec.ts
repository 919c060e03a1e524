import type pg from 'pg';
import { fromTypeId, newId } from '../../src/kernel/ids.js';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { EngagementFeed } from '../../src/modules/dashboard/engagement-feed.js';
import { ENGAGEMENT_EVENTS } from '../../src/modules/engagements/index.js';
import { HEALTH_EVENTS } from '../../src/modules/health/index.js';
import { USER_CHANGED } from '../../src/platform/auth/authenticator.js';
import { Transactions } from '../../src/platform/database/tx.js';
import { LIVE_LIMITS } from '../../src/platform/graphql/live/live-limits.js';
import { Reads } from '../../src/platform/graphql/reads/reads.service.js';
import { CatchUp } from '../../src/platform/live/catch-up.js';
import { LiveListener } from '../../src/platform/live/listener.js';
import { LivePublisher } from '../../src/platform/live/publisher.js';
import { recordEvent } from '../../src/platform/outbox/outbox.js';
import { TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { LiveClient } from '../support/live-client.js';
import {
  AUDITOR,
  ENGINEER,
  GLOBEX_ID,
  MANAGER,
  NORTHWIND_ID,
  PARTNER,
  type Person,
  STAFF,
} from '../support/people.js';
import { placeIn, seedProduct, type Started, startIntegration } from '../support/seed-integrations.js';
import { until } from '../support/until.js';

const WATCH = `subscription ($filter: EngagementFilter) {
  engagementsChanged(filter: $filter) { engagementIds all } }`;
const SANDBOX = { filter: { stage: { in: ['SANDBOX'] } } };
const LOG = `mutation ($input: LogProgressInput!) { logProgress(input: $input) { userErrors { code message } } }`;

describe('a live subscription to a list of engagements', () => {
  let app: TestApp;
  let url: string;
  let one: Started, other: Started;
  const clients: LiveClient[] = [];
  beforeAll(async () => {
    app = await TestApp.start();
    await app.nest.listen(0, '127.0.0.1');
    url = await app.nest.getUrl();
    await seedProduct(app);
    one = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    other = await startIntegration(app, GLOBEX_ID, 'Accounts for Globex');
    await app.settle();
  });
  beforeEach(async () => {
    await placeIn(app, one, 'DISCOVERY');
    await placeIn(app, other, 'SANDBOX');
    jest.replaceProperty(LIVE_LIMITS, 'listPauseMs', 50 as never);
  });
  afterEach(async () => {
    clients.splice(0).forEach((client) => client.close());
    jest.restoreAllMocks();
    await until(() => listeners().size === 0);
  });
  afterAll(() => app.stop());

  const listeners = () => Reflect.get(app.nest.get(EngagementFeed), 'listeners') as Set<unknown>;
  const uuidOf = ({ id }: Started) => fromTypeId('engagement', id)!;
  const happen = (kind: string, ...subjects: readonly string[]) =>
    app.nest
      .get(Transactions)
      .run(SYSTEM, (tx) => recordEvent(tx, ...subjects.map((subject) => ({ kind, subject }))));
  const change = (...engagements: readonly Started[]) =>
    happen(ENGAGEMENT_EVENTS.changed, ...engagements.map(uuidOf));
  const quiet = () => new Promise((wake) => setTimeout(wake, 400));
  const told = (client: LiveClient, id: string): { engagementIds: string[]; all: boolean }[] =>
    client.results(id).map(({ data }) => data.engagementsChanged);

  /** @returns the client, and the ID of the subscription, which receives all changes from now on */
  async function watch(variables: object = {}, person: Person = MANAGER) {
    const client = await LiveClient.signedIn(url, await app.token(person));
    clients.push(client);
    const before = listeners().size;
    const id = client.subscribe(WATCH, variables);
    await until(() => listeners().size > before);
    return { client, id };
  }

  it('names an engagement that someone has worked on', async () => {
    const { client, id } = await watch();
    const input = { engagementId: one.id, text: 'Worked on it.', minutes: 30 };
    const { data } = await app.gql(ENGINEER, LOG, { input });
    expect(data.logProgress.userErrors).toEqual([]);
    await client.delivered(id, 1);
    expect(told(client, id)).toEqual([{ engagementIds: [one.id], all: false }]);
  });

  it.each([
    ENGAGEMENT_EVENTS.started,
    ENGAGEMENT_EVENTS.changed,
    ENGAGEMENT_EVENTS.reforecast,
    HEALTH_EVENTS.scored,
  ])('names the engagement of %s', async (kind) => {
    const { client, id } = await watch();
    await happen(kind, uuidOf(one));
    await client.delivered(id, 1);
    expect(told(client, id)).toEqual([{ engagementIds: [one.id], all: false }]);
  });

  it('with a filter only names those that match it, or did before', async () => {
    const { client, id } = await watch(SANDBOX);
    const named = async (anything: boolean) => {
      const { length } = told(client, id);
      await (anything ? client.delivered(id, length + 1) : quiet());
      return told(client, id)
        .slice(length)
        .flatMap(({ engagementIds }) => engagementIds);
    };
    await change(one);
    expect(await named(false)).toEqual([]);
    await change(other);
    expect(await named(true)).toEqual([other.id]);
    await placeIn(app, other, 'LAUNCH');
    await change(one, other);
    expect(await named(true)).toEqual([other.id]);
    await change(other);
    expect(await named(false)).toEqual([]);
    await placeIn(app, one, 'SANDBOX');
    await change(one, other);
    expect(await named(true)).toEqual([one.id]);
    await change(one);
    expect(await named(true)).toEqual([one.id]);
  });

  it('sends at most one message per second, with everything in between', async () => {
    jest.replaceProperty(LIVE_LIMITS, 'listPauseMs', 1_000);
    const { client, id } = await watch();
    await change(one);
    await client.delivered(id, 1);
    const began = performance.now();
    for (let turn = 0; turn < 5; turn += 1) await change(one);
    await change(other);
    await client.delivered(id, 2);
    expect(performance.now() - began).toBeGreaterThan(700);
    expect(told(client, id)[1]).toEqual({ engagementIds: [one.id, other.id], all: false });
  });

  it.each([
    [100, false],
    [101, true],
  ])('for %i changes at once says that all must be read again: %s', async (count, all) => {
    // What happens in the pause after a message is said in the next one.
    jest.replaceProperty(LIVE_LIMITS, 'listPauseMs', 3_000 as never);
    const { client, id } = await watch();
    await change(one);
    await client.delivered(id, 1);
    const ids = Array.from({ length: count }, () => newId());
    await happen(HEALTH_EVENTS.scored, ...ids);
    await client.delivered(id, 2);
    const { engagementIds, all: readAll } = told(client, id)[1]!;
    expect({ named: engagementIds.length, readAll }).toEqual({ named: all ? 0 : count, readAll: all });
  });

  it('says that all must be read again once the listening connection is back, and knows who matches', async () => {
    const { client, id } = await watch(SANDBOX);
    jest.spyOn(app.nest.get(LivePublisher), 'publish').mockImplementation(() => undefined);
    jest.spyOn(CatchUp.prototype, 'missed').mockResolvedValue([]);
    await placeIn(app, other, 'LAUNCH');
    await change(other);
    const listening = Reflect.get(app.nest.get(LiveListener), 'client') as unknown as pg.Client;
    await listening.end();
    await client.delivered(id, 1);
    expect(told(client, id)[0]).toEqual({ engagementIds: [], all: true });
    jest.restoreAllMocks();
    await quiet();
    const { length } = told(client, id);
    await change(other);
    await quiet();
    expect(told(client, id)).toHaveLength(length);
  });

  it.each([
    ['without a filter', {}, 0],
    ['with a filter', SANDBOX, 1],
  ])('reads, %s, %j: %i statements for any number of changes', async (_how, variables, statements) => {
    const { client, id } = await watch(variables);
    await quiet();
    const reads = await countReads(async () => {
      await happen(HEALTH_EVENTS.scored, uuidOf(other), uuidOf(one), newId(), newId());
      await client.delivered(id, 1);
    });
    expect(reads).toBeLessThanOrEqual(2 * statements);
    expect(reads > 0).toBe(statements > 0);
  });

  it('names a change again that could not be read at first', async () => {
    jest.replaceProperty(LIVE_LIMITS, 'retryMs', { first: 50, most: 100 } as never);
    const { client, id } = await watch(SANDBOX);
    await quiet();
    const broken = jest
      .spyOn(app.nest.get(Reads), 'answer')
      .mockRejectedValueOnce(new Error('PostgreSQL is down.'));
    await change(other);
    await client.delivered(id, 1);
    expect(broken.mock.calls.length).toBeGreaterThan(1);
    expect(told(client, id)).toEqual([{ engagementIds: [other.id], all: false }]);
  });

  it.each([
    ['a malformed ID', { partnerId: { in: ['ptn_x'] } }],
    ['a text that is too long', { q: 'x'.repeat(201) }],
  ])('rejects a filter with %s', async (_what, filter) => {
    const client = await LiveClient.signedIn(url, await app.token(MANAGER));
    clients.push(client);
    expect(await client.refusal(client.subscribe(WATCH, { filter }))).toBe('BAD_USER_INPUT');
    expect(listeners().size).toBe(0);
  });

  it.each(STAFF)('is open to %s', async (person) => {
    const { client, id } = await watch(SANDBOX, person);
    await change(other);
    await client.delivered(id, 1);
    expect(told(client, id)[0]).toEqual({ engagementIds: [other.id], all: false });
  });

  it.each([WATCH, 'subscription { myWorkChanged { at } }'])(
    'is closed to partner users: %s',
    async (query) => {
      const client = await LiveClient.signedIn(url, await app.token(PARTNER));
      clients.push(client);
      const id = client.subscribe(query, SANDBOX);
      expect(await client.refusal(id)).toBe('FORBIDDEN');
      await change(one, other);
      await quiet();
      expect(client.results(id).filter(({ data }) => data)).toEqual([]);
    },
  );

  it('ends rather than deliver with revoked permissions', async () => {
    const { client, id } = await watch({}, AUDITOR);
    const update = (role: string) =>
      app.pools.staff.query<{ id: string }>('update app_user set role = $2 where email = $1 returning id', [
        AUDITOR,
        role,
      ]);
    const { rows } = await update('MANAGER');
    await happen(USER_CHANGED, rows[0]!.id);
    await change(one);
    expect(await client.closeCode()).toBe(4403);
    expect(client.results(id)).toEqual([]);
    await update('AUDITOR');
    await happen(USER_CHANGED, rows[0]!.id);
  });

  it('stops when its client unsubscribes, also while it pauses', async () => {
    jest.replaceProperty(LIVE_LIMITS, 'listPauseMs', 60_000 as never);
    const { client, id } = await watch();
    await change(one);
    await client.delivered(id, 1);
    client.send({ type: 'complete', id });
    await until(() => listeners().size === 0, 5_000);
    await change(one);
    await quiet();
    expect(client.results(id)).toHaveLength(1);
  });
});
