import { toTypeId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import { ADMIN, NORTHWIND_ID, type Person } from '../support/people.js';

const CREATE = `mutation ($input: CreateApiKeyInput!) {
  createApiKey(input: $input) { apiKey { id name scopes expiresAt } secret userErrors { code field message } } }`;
const REVOKE = `mutation ($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) { apiKey { id revokedAt } userErrors { code field message } } }`;
const input = { name: 'Gateway', scopes: ['USAGE_WRITE'], expiresAt: '2027-11-30T15:00:00Z' };

interface Payload {
  readonly apiKey: { readonly id: string } | null;
  readonly secret: string | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}

describe('an admin', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const create = async (more: object = {}, headers: object = {}): Promise<Payload> =>
    (await app.gql(ADMIN, CREATE, { input: { ...input, ...more } }, headers)).data.createApiKey;
  const revoke = async (apiKeyId: string): Promise<Payload> =>
    (await app.gql(ADMIN, REVOKE, { input: { apiKeyId } })).data.revokeApiKey;
  const send = async (authorization: string) => {
    const response = await app.nest.inject({
      ...{ method: 'POST', url: '/ingest/usage', payload: '' },
      headers: { 'content-type': 'application/x-ndjson', authorization },
    });
    return { status: response.statusCode, body: response.body };
  };
  const statusFor = async (secret: string | null) => (await send(`Bearer ${secret}`)).status;
  const change = (set: string, id: string) =>
    app.pools.staff.query(`update api_key set ${set} where name = $1`, [id]);

  it('creates an API key that can send usage, and sees its secret once', async () => {
    const { apiKey, secret, userErrors } = await create({}, { 'idempotency-key': 'k' });
    expect(userErrors).toEqual([]);
    expect(apiKey).toEqual({
      ...input,
      id: expect.stringMatching(/^key_/) as unknown,
      expiresAt: '2027-11-30T15:00:00.000Z',
    });
    expect(secret).toMatch(/^cwk_[\w-]{43}$/);
    expect(await statusFor(secret)).not.toBe(401);
    expect(await create({}, { 'idempotency-key': 'k' })).toEqual({ apiKey, secret: null, userErrors: [] });
  });

  it('finds the secret in no table', async () => {
    const { secret } = await create({ name: 'Nowhere' }, { 'idempotency-key': 'nowhere' });
    const tables = await app.pools.staff.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege(oid, 'select')`,
    );
    expect(tables.rows.length).toBeGreaterThan(20);
    for (const { name } of tables.rows) {
      const { rowCount } = await app.pools.staff.query(
        `select from ${name} as each where position($1 in each::text) > 0 or position($2 in each::text) > 0`,
        [secret, Buffer.from(secret!).toString('hex')],
      );
      expect({ name, rowCount }).toEqual({ name, rowCount: 0 });
    }
  });

  it.each([
    ['in the past', { expiresAt: '2026-11-30T15:00:00Z' }, ['input', 'expiresAt'], 'INVALID'],
    ['in ten years', { expiresAt: '2036-11-30T15:00:00Z' }, ['input', 'expiresAt'], 'INVALID'],
    ['without a name', { name: '' }, ['input', 'name'], 'INVALID'],
    ['without a scope', { scopes: [] }, ['input', 'scopes'], 'INVALID'],
    [
      'of an unknown partner',
      { partnerId: toTypeId('partner', '01900000-0000-7000-8000-00000000ffff') },
      ['input', 'partnerId'],
      'NOT_FOUND',
    ],
    ['of an invalid partner', { partnerId: 'ptn_zzz' }, ['input', 'partnerId'], 'NOT_FOUND'],
  ])('creates no key %s', async (_what, more, field, code) => {
    const { apiKey, secret, userErrors } = await create(more);
    expect({ apiKey, secret }).toEqual({ apiKey: null, secret: null });
    expect(userErrors).toEqual([expect.objectContaining({ code, field })]);
  });

  it.each([
    ['that has ended', `expires_at = '2026-11-30T15:00:00Z'`, 401],
    ['that was revoked', `revoked_at = '2026-11-30T14:00:00Z'`, 401],
    ['of another scope', `scopes = '{OTHER}'`, 403],
  ])('sees a key rejected %s', async (name, set, status) => {
    const { secret } = await create({ name });
    expect(await statusFor(secret)).not.toBe(status);
    await change(set, name);
    expect(await statusFor(secret)).toBe(status);
  });

  it('revokes a key, which is rejected from the next request on; revoking it again fails', async () => {
    const { apiKey, secret } = await create({ name: 'Lost' });
    const { secret: other } = await create({ name: 'Kept' });
    expect(await statusFor(secret)).not.toBe(401);
    const { apiKey: revoked, userErrors } = await revoke(apiKey!.id);
    expect([revoked, userErrors]).toEqual([{ id: apiKey!.id, revokedAt: '2026-11-30T15:00:00.000Z' }, []]);
    expect(await statusFor(secret)).toBe(401);
    expect(await statusFor(other)).not.toBe(401);
    expect((await revoke(apiKey!.id)).userErrors).toEqual([
      expect.objectContaining({ code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'apiKeyId'] }),
    ]);
    expect((await revoke(toTypeId('partner', NORTHWIND_ID))).userErrors).toEqual([
      expect.objectContaining({ code: 'NOT_FOUND', field: ['input', 'apiKeyId'] }),
    ]);
  });

  it('lists valid keys, newest first, without secrets or hashes', async () => {
    const partnerId = toTypeId('partner', NORTHWIND_ID);
    const { apiKey, secret } = await create({ name: 'Northwind', partnerId });
    const query = `{ apiKeys(filter: { revoked: false, partnerId: { in: ["${partnerId}"] } }) {
      totalCount nodes { id name scopes partnerId expiresAt revokedAt createdAt } } }`;
    const { data } = await app.gql(ADMIN, query);
    expect(data.apiKeys.nodes[0]).toMatchObject({
      id: apiKey!.id,
      name: 'Northwind',
      partnerId,
      revokedAt: null,
    });
    await revoke(apiKey!.id);
    expect((await app.gql(ADMIN, query)).data.apiKeys.totalCount).toBe(data.apiKeys.totalCount - 1);
    const { data: all } = await app.gql(ADMIN, '{ __type(name: "ApiKey") { fields { name } } }');
    expect(JSON.stringify(all)).not.toMatch(/secret|hash/i);
    expect(JSON.stringify(data)).not.toContain(secret);
  });

  it.each([
    ['no key', ''],
    ['half a key', 'Bearer cwk_abc'],
    ['another scheme', 'Basic cwk_abc'],
    ['a hash of a key', `Bearer ${'0'.repeat(64)}`],
    ['SQL', "Bearer ' or true --"],
  ])('sees usage with %s rejected', async (_what, authorization) => {
    const { status, body } = await send(authorization);
    expect(status).toBe(401);
    expect(JSON.parse(body)).toMatchObject({
      error: { code: 'UNAUTHENTICATED', requestId: expect.any(String) as unknown },
    });
  });

  it('cannot send usage with their own token, nor query with an API key', async () => {
    expect((await send(`Bearer ${await app.token(ADMIN)}`)).status).toBe(401);
    const { secret } = await create({ partnerId: toTypeId('partner', NORTHWIND_ID) });
    const { errors } = await app.gql(null, '{ viewer { email } }', {}, { authorization: `Bearer ${secret}` });
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it.each([
    'manager@causeway.example',
    'engineer@causeway.example',
    'compliance@causeway.example',
    'auditor@causeway.example',
    'partner@northwind.example',
  ] satisfies Person[])('is the only one who makes and revokes API keys, not %s', async (person) => {
    for (const [mutation, given] of [
      [CREATE, input],
      [REVOKE, { apiKeyId: 'x' }],
    ] as const) {
      const { data, errors } = await app.gql(person, mutation, { input: given });
      expect(data).toBeNull();
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    }
  });
});
