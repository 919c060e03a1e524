import { ApiKeyUses } from '../../src/modules/identity/index.js';
import { TestApp } from '../support/app.js';
import { ADMIN, MANAGER } from '../support/people.js';

const CREATE = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret apiKey { id lastUsedAt sent { accepted } } } }`;
const KEYS = `{ apiKeys { nodes { name lastUsedAt sent { lastAt lastFormat accepted duplicates quarantined rejected } } } }`;

describe('the recorded use of an API key', () => {
  let app: TestApp;
  const secrets: Record<string, string> = {};
  beforeAll(async () => {
    app = await TestApp.start();
    for (const name of ['Gateway', 'Idle']) {
      const input = { name, scopes: ['USAGE_WRITE'], expiresAt: '2027-11-30T15:00:00Z' };
      const { data } = await app.gql(ADMIN, CREATE, { input });
      secrets[name] = data.createApiKey.secret;
      expect(data.createApiKey.apiKey).toMatchObject({ lastUsedAt: null, sent: null });
    }
  });
  afterAll(() => app.stop());

  const send = async (secret: string, body: string, type = 'application/x-ndjson') => {
    const headers = { 'content-type': type, authorization: `Bearer ${secret}` };
    const { statusCode } = await app.nest.inject({
      method: 'POST',
      url: '/ingest/usage',
      headers,
      payload: body,
    });
    return statusCode;
  };
  const keyOf = async (name: string) => {
    await app.nest.get(ApiKeyUses).write();
    const { data } = await app.gql(ADMIN, KEYS);
    return data.apiKeys.nodes.find((key: { name: string }) => key.name === name);
  };
  const record = (id: string, more: object = {}) =>
    JSON.stringify({
      id,
      time: '2026-11-30T14:00:00Z',
      clientId: 'nobody',
      method: 'GET',
      path: '/a',
      status: 200,
      ...more,
    });

  it('is empty before the first request', async () => {
    expect(await keyOf('Idle')).toMatchObject({ lastUsedAt: null, sent: null });
  });

  it('counts records by outcome, over all requests, with the latest instant and format', async () => {
    const lines = [record('1'), record('1'), record('2', { status: 99 })].join('\n');
    expect(await send(secrets['Gateway']!, lines)).toBe(202);
    app.clock.pin(new Date('2026-11-30T15:30:00Z'));
    expect(await send(secrets['Gateway']!, record('3'))).toBe(202);
    expect(await keyOf('Gateway')).toEqual({
      ...{ name: 'Gateway', lastUsedAt: '2026-11-30T15:30:00.000Z' },
      sent: {
        ...{ lastAt: '2026-11-30T15:30:00.000Z', lastFormat: expect.any(String) },
        ...{ accepted: 0, duplicates: 1, quarantined: 2, rejected: 1 },
      },
    });
    expect(await send(secrets['Gateway']!, record('4'))).toBe(202);
    expect((await keyOf('Gateway')).sent).toMatchObject({ quarantined: 3 });
  });

  it('includes rejected requests while the key was valid, and none afterwards', async () => {
    app.clock.pin(new Date('2026-11-30T16:00:00Z'));
    expect(await send(secrets['Gateway']!, 'x', 'text/html')).toBe(415);
    expect(await keyOf('Gateway')).toMatchObject({ lastUsedAt: '2026-11-30T16:00:00.000Z' });
    await app.pools.staff.query(`update api_key set revoked_at = now()`);
    app.clock.pin(new Date('2026-11-30T17:00:00Z'));
    expect(await send(secrets['Gateway']!, record('5'))).toBe(401);
    expect(await keyOf('Gateway')).toMatchObject({ lastUsedAt: '2026-11-30T16:00:00.000Z' });
  });

  it('does not wait for another request: a locked row does not delay any records', async () => {
    await app.pools.staff.query('update api_key set revoked_at = null');
    const other = await app.pools.staff.connect();
    try {
      await other.query('begin; select * from api_key_use for update');
      expect(await send(secrets['Gateway']!, record('6'))).toBe(202);
    } finally {
      await other.query('rollback');
      other.release();
    }
  });

  it('is visible only to admins and auditors', async () => {
    const { errors } = await app.gql(MANAGER, KEYS);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });
});
