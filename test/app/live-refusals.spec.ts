import { connect as connectTcp } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeHttpApp } from '../../src/platform/http/http-app.js';
import { TestApp } from '../support/app.js';
import { LiveClient } from '../support/live-client.js';
import { MANAGER, NORTHWIND_ID, type Person } from '../support/people.js';
import { type Started, seedProduct, startIntegration } from '../support/seed-integrations.js';
import { until } from '../support/until.js';

const WATCH = 'subscription ($id: ID!) { engagementChanged(id: $id) { key } }';

describe('the socket', () => {
  let app: TestApp;
  let url: string;
  let engagement: Started;
  const clients: LiveClient[] = [];
  beforeAll(async () => {
    app = await TestApp.start();
    await app.nest.listen(0, '127.0.0.1');
    url = await app.nest.getUrl();
    await seedProduct(app);
    engagement = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    await app.settle();
  });
  afterEach(async () => {
    const gone = clients.splice(0);
    gone.forEach((client) => client.close());
    await until(() => gone.every(({ closed }) => closed !== null));
  });
  afterAll(() => app.stop());

  const open = async (): Promise<LiveClient> => {
    const client = await LiveClient.open(url);
    clients.push(client);
    return client;
  };
  const signedIn = async (person: Person = MANAGER): Promise<LiveClient> => {
    const client = await LiveClient.signedIn(url, await app.token(person));
    clients.push(client);
    return client;
  };
  const isAlive = async () => {
    const client = await signedIn();
    const id = await client.following(WATCH, { id: engagement.id });
    expect(client.of(id)).toEqual([]);
    expect((await app.gql(MANAGER, '{ viewer { role } }')).status).toBe(200);
  };

  describe('is closed to', () => {
    const unsigned = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.';
    it.each([
      ['no parameters', undefined],
      ['no token', {}],
      ['a null token', { Authorization: null }],
      ['a token in a list', { Authorization: ['Bearer x'] }],
      ['an empty token', { Authorization: '' }],
      ['no bearer', { Authorization: 'Basic abc' }],
      ['an unsigned token', { Authorization: `Bearer ${unsigned}` }],
      ['10,000 characters', { Authorization: `Bearer ${'x'.repeat(10_000)}` }],
    ])('%s', async (_what, payload) => {
      const client = await open();
      client.send({ type: 'connection_init', payload });
      expect(await client.closeCode()).toBe(4403);
      expect(client.messages).toEqual([]);
    });

    it('an expired token', async () => {
      const dayAgo = new Date(Date.now() - 24 * 3600_000);
      const token = await app.issuer.sign({ sub: 'x', email: MANAGER, name: 'x' }, dayAgo);
      const client = await open();
      client.send({ type: 'connection_init', payload: { Authorization: `Bearer ${token}` } });
      expect(await client.closeCode()).toBe(4403);
    });

    it('clients that subscribe before they sign in', async () => {
      const client = await open();
      client.subscribe(WATCH, { id: engagement.id });
      expect(await client.closeCode()).toBe(4401);
    });

    it('clients that send nothing', async () => {
      const client = await open();
      expect(await client.closeCode()).toBe(4408);
    });

    it('another protocol', async () => {
      const client = await LiveClient.open(url, 'graphql-ws').catch((error: Error) => error);
      if (client instanceof LiveClient) expect(await client.closeCode()).toBe(4406);
      else expect(client.message).toMatch(/subprotocol/);
    });

    it.each(['/', '/graphql/x', '/graphqlx', '/health/live'])('other paths, as %s', async (path) => {
      await expect(LiveClient.open(url, 'graphql-transport-ws', path)).rejects.toThrow('404');
    });
  });

  describe('is closed by', () => {
    it.each([
      ['invalid JSON', '{', 4400],
      ['10,000 characters of garbage', 'ä{"'.repeat(3_333), 4400],
      ['an unknown type', { type: 'start', id: '1' }, 4400],
      ['a list', [], 4400],
      ['null', 'null', 4400],
      ['a subscription without a query', { type: 'subscribe', id: '1', payload: {} }, 4400],
      ['a query that is not a string', { type: 'subscribe', id: '1', payload: { query: 7 } }, 4400],
      [
        'variables that are a list',
        { type: 'subscribe', id: '1', payload: { query: WATCH, variables: [] } },
        4400,
      ],
      ['a second sign-in', { type: 'connection_init' }, 4429],
      ['more than 64 KiB', `{"type":"ping","payload":{"x":"${'x'.repeat(70_000)}"}}`, 1009],
    ])('%s', async (_what, message, code) => {
      const client = await signedIn();
      client.send(message);
      expect(await client.closeCode()).toBe(code);
      await isAlive();
    });

    it('bytes that are not a frame', async () => {
      const client = await signedIn();
      const raw = Reflect.get(client.socket, '_socket') as { write(bytes: Buffer): void };
      raw.write(Buffer.alloc(10_000, 0xff));
      expect([1002, 1006]).toContain(await client.closeCode());
      await isAlive();
    });

    it('the same ID twice', async () => {
      const client = await signedIn();
      const twice = {
        type: 'subscribe',
        id: 'twice',
        payload: { query: WATCH, variables: { id: engagement.id } },
      };
      client.send(twice);
      client.send(twice);
      expect(await client.closeCode()).toBe(4409);
    });

    it('a flood', async () => {
      const client = await signedIn();
      for (let message = 0; message < 300; message += 1) client.send({ type: 'ping' });
      expect(await client.closeCode()).toBe(4429);
      await isAlive();
    });
  });

  describe('rejects, and stays open for the next:', () => {
    const deep = `subscription ($id: ID!) { engagementChanged(id: $id) { ${'partner { engagements(first: 1) { nodes { '.repeat(6)} key ${'} } }'.repeat(6)} } }`;
    const aliases = `subscription ($id: ID!) { engagementChanged(id: $id) { ${Array.from({ length: 31 }, (_, n) => `a${n}: key`).join(' ')} } }`;
    const tokens = `subscription ($id: ID!) { engagementChanged(id: $id) { ${'key '.repeat(900)} } }`;
    const many = `subscription ($id: ID!) { engagementChanged(id: $id) {
      partner { engagements(first: 100) { nodes { partner { engagements(first: 100) { nodes { milestones { code } } } } } } } } }`;
    const introspection =
      'subscription ($id: ID!) { engagementChanged(id: $id) { key } __schema { types { name } } }';
    it.each([
      ['a query', '{ viewer { role } }', 'BAD_USER_INPUT'],
      [
        'a mutation',
        'mutation { giveMyPulse(input: { key: "x", rating: 1 }) { userErrors { code } } }',
        'BAD_USER_INPUT',
      ],
      ['invalid GraphQL', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
      ['an unknown field', 'subscription { moonChanged { phase } }', 'GRAPHQL_VALIDATION_FAILED'],
      [
        'two root fields',
        `subscription ($id: ID!) { a: engagementChanged(id: $id) { key } b: engagementChanged(id: $id) { key } }`,
        'GRAPHQL_VALIDATION_FAILED',
      ],
      ['a root field and introspection', introspection, 'GRAPHQL_VALIDATION_FAILED'],
      ['a selection that is too deep', deep, 'GRAPHQL_VALIDATION_FAILED', /at most 16 fields deep/],
      ['too many aliases', aliases, 'GRAPHQL_VALIDATION_FAILED', /at most 30 aliases/],
      ['too many tokens', tokens, 'GRAPHQL_PARSE_FAILED', /800 tokens/],
      ['a response with too many objects', many, 'BAD_USER_INPUT', /limit is 100000/],
      [
        'an ID that contains a null character',
        'subscription { engagementChanged(id: "\\u0000") { key } }',
        'BAD_USER_INPUT',
      ],
    ])('%s', async (_what, query, code, why = /./) => {
      const client = await signedIn();
      const id = client.subscribe(query, { id: engagement.id });
      expect(await client.refusal(id)).toBe(code);
      expect(JSON.stringify(client.of(id))).toMatch(why);
      expect(JSON.stringify(client.of(id))).not.toMatch(/stack|node_modules|json_agg/);
      const next = await client.following(WATCH, { id: engagement.id });
      expect([client.closed, client.of(next)]).toEqual([null, []]);
    });

    it.each([
      ['a missing variable', {}],
      ['a variable of another type', { id: [] }],
      ['a text with a null character', { id: 'a\0b' }],
    ])('%s', async (_what, variables) => {
      const client = await signedIn();
      expect(await client.refusal(client.subscribe(WATCH, variables))).toBe('BAD_USER_INPUT');
    });

    it('a twenty-first subscription', async () => {
      const client = await signedIn();
      const held = Array.from({ length: 20 }, () => client.subscribe(WATCH, { id: engagement.id }));
      expect(await client.refusal(client.subscribe(WATCH, { id: engagement.id }))).toBe('RATE_LIMITED');
      client.send({ type: 'complete', id: held[0] });
      const next = await client.following(WATCH, { id: engagement.id });
      expect(client.of(next)).toEqual([]);
    });
  });

  it('is limited to twenty per user, independent of other users', async () => {
    for (let socket = 0; socket < 20; socket += 1) await signedIn('engineer2@causeway.example');
    const client = await open();
    client.send({
      type: 'connection_init',
      payload: { Authorization: `Bearer ${await app.token('engineer2@causeway.example')}` },
    });
    expect(await client.closeCode()).toBe(4429);
    await signedIn('engineer@causeway.example');
  });

  it('says where to send a subscription that was sent over HTTP', async () => {
    const { status, errors } = await app.gql(MANAGER, WATCH, { id: engagement.id });
    expect([status, errors?.[0]?.message]).toEqual([
      400,
      'Send a subscription over the web socket at /graphql.',
    ]);
  });

  it('survives a client that leaves in the middle of the handshake', async () => {
    const { port } = new URL(url);
    for (const bytes of [
      'GET /graphql HTTP/1.1\r\nUpgrade: websocket\r\n',
      'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    ]) {
      const socket = connectTcp(Number(port), '127.0.0.1').on('error', () => undefined);
      socket.end(bytes);
      await sleep(50);
      socket.destroy();
    }
    await isAlive();
  });
});

describe('a process that is stopped', () => {
  it('says goodbye to its sockets, and cuts off those that do not respond', async () => {
    const app = await TestApp.start();
    await app.nest.listen(0, '127.0.0.1');
    const url = await app.nest.getUrl();
    const polite = await LiveClient.signedIn(url, await app.token(MANAGER));
    const deaf = await LiveClient.signedIn(url, await app.token(MANAGER));
    deaf.socket.pause();
    // Longer than the test's timeout: the process does not wait for a socket that does not respond.
    await closeHttpApp(app.nest, 600_000);
    expect(await polite.closeCode()).toBe(1001);
    await expect(LiveClient.open(url)).rejects.toThrow();
    deaf.close();
    await app.database.drop();
  });
});
