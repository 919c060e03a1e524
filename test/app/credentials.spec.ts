import { newId, toTypeId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import { GLOBEX_ID, MANAGER, type Person } from '../support/people.js';

const ISSUED = { issuedAt: '2026-11-30T12:00:00Z' };
const CREDENTIAL =
  'id environment clientId issuedAt expiresAt revokedAt revocationReason replacesId fingerprint';
const ROTATE = `mutation ($input: RotateCredentialInput!) { rotateCredential(input: $input) {
  credential { ${CREDENTIAL} } userErrors { code field message } } }`;
const REVOKE = `mutation ($input: RevokeCredentialInput!) { revokeCredential(input: $input) {
  credential { ${CREDENTIAL} } userErrors { code field message } } }`;

interface Credential {
  readonly id: string;
  readonly clientId: string;
}
interface Payload {
  readonly credential: Credential | null;
  readonly userErrors: readonly { code: string; field: string[] | null }[];
}

describe('a credential', () => {
  let app: TestApp;
  // Each test has its own partner, with an application that has one credential.
  let turn = 0;
  let partner = newId();
  let application = newId();
  let old = '';
  beforeAll(async () => {
    app = await TestApp.start();
    await seed(application, GLOBEX_ID, newId(), 'globex-1');
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    turn += 1;
    partner = newId();
    application = newId();
    const credential = newId();
    old = toTypeId('credential', credential);
    await app.pools.staff.query(
      `insert into partner (id, slug, name, kind, tier, region, time_zone, internal, version, created_at)
       values ($1, $2, $2, 'BANK', 'STANDARD', 'US', 'America/New_York', false, 1, '2026-01-01')`,
      [partner, slug()],
    );
    await seed(application, partner, credential, shop(1));
  });
  const slug = () => `bank-${turn}`;
  const shop = (n: number) => `shop-${turn}-${n}`;

  async function seed(applicationId: string, partnerId: string, id: string, clientId: string) {
    await app.pools.staff.query(
      `insert into application (id, partner_id, name, created_at) values ($1, $2, 'Shop', '2026-01-01')`,
      [applicationId, partnerId],
    );
    await enter(applicationId, partnerId, id, clientId);
  }
  async function enter(applicationId: string, partnerId: string, id: string, clientId: string) {
    await app.pools.staff.query(
      `insert into credential (id, application_id, partner_id, environment, client_id, issued_at, created_at)
       values ($1, $2, $3, 'SANDBOX', $4, '2026-11-01', '2026-11-01')`,
      [id, applicationId, partnerId, clientId],
    );
  }
  const replacement = () => ({ credentialId: old, clientId: shop(2), ...ISSUED });
  const rotate = async (input: object = {}, person: Person = MANAGER): Promise<Payload> =>
    (await app.gql(person, ROTATE, { input: { ...replacement(), ...input } })).data.rotateCredential;
  const revoke = async (input: object = {}, person: Person = MANAGER): Promise<Payload> =>
    (await app.gql(person, REVOKE, { input: { credentialId: old, reason: 'Leaked.', ...input } })).data
      .revokeCredential;
  const credentials = async (): Promise<Credential[]> => {
    const query = `{ partner(slug: "${slug()}") { applications { credentials { ${CREDENTIAL} } } } }`;
    return (await app.gql(MANAGER, query)).data.partner.applications[0].credentials;
  };
  const faults = ({ userErrors }: Payload) =>
    userErrors.map(({ code, field }) => `${code} ${field?.slice(1).join('.')}`);
  const announced = async () => {
    const text = "select subject from outbox where kind = 'partners.credential-registered' and subject = $1";
    return (await app.pools.staff.query(text, [partner])).rows;
  };
  const traces = async () => {
    const text = `select (select count(*) from credential) || ' ' || (select count(*) from audit_entry) || ' '
      || (select count(*) from credential where revoked_at is not null) as n`;
    return (await app.pools.staff.query<{ n: string }>(text)).rows[0]!.n;
  };

  it('is rotated: a new one for the same application and environment is added, and the old one ends', async () => {
    const { credential, userErrors } = await rotate({
      expiresAt: '2027-11-30T12:00:00Z',
      fingerprint: 'ab:cd',
    });
    expect(userErrors).toEqual([]);
    expect(credential).toEqual({
      ...{ id: expect.stringMatching(/^crd_/) as unknown, environment: 'SANDBOX', clientId: shop(2) },
      ...{
        issuedAt: '2026-11-30T12:00:00.000Z',
        expiresAt: '2027-11-30T12:00:00.000Z',
        fingerprint: 'ab:cd',
      },
      ...{ revokedAt: null, revocationReason: null, replacesId: old },
    });
    expect(await credentials()).toEqual([
      expect.objectContaining({
        ...{ id: old, revokedAt: '2026-11-30T15:00:00.000Z', revocationReason: `Replaced by ${shop(2)}.` },
      }),
      credential,
    ]);
    expect(await announced()).toEqual([{ subject: partner }]);
  });

  it('may have expired before it is rotated, and is rotated again and again', async () => {
    const text = `update credential set expires_at = '2026-11-15' where application_id = $1`;
    await app.pools.staff.query(text, [application]);
    const second = await rotate();
    expect(second.userErrors).toEqual([]);
    const third = await rotate({ credentialId: second.credential!.id, clientId: shop(3) });
    expect(third.credential).toMatchObject({ clientId: shop(3), replacesId: second.credential!.id });
  });

  it('that was rotated still identifies its calls', async () => {
    await rotate();
    const { data } = await app.gql(
      'admin@causeway.example',
      `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }`,
      { input: { name: 'Gateway', scopes: ['USAGE_WRITE'], expiresAt: '2027-11-30T15:00:00Z' } },
    );
    const call = { time: '2026-11-30T13:00:00Z', method: 'GET', path: '/accounts', status: 200 };
    const lines = [shop(1), shop(2), 'nobody'].map((clientId, index) =>
      JSON.stringify({ ...call, id: `${index}`, clientId }),
    );
    await app.nest.inject({
      ...{ method: 'POST', url: '/ingest/usage', payload: lines.join('\n') },
      headers: {
        'content-type': 'application/x-ndjson',
        authorization: `Bearer ${data.createApiKey.secret}`,
      },
    });
    const { rows } = await app.pools.staff.query(
      "select client_id from quarantined_usage where reason = 'UNKNOWN_CLIENT_ID'",
    );
    expect(rows).toEqual([{ client_id: 'nobody' }]);
  });

  it('is revoked, with a reason', async () => {
    const { credential, userErrors } = await revoke();
    expect(userErrors).toEqual([]);
    expect(credential).toMatchObject({
      id: old,
      revokedAt: '2026-11-30T15:00:00.000Z',
      revocationReason: 'Leaked.',
    });
    expect(await credentials()).toEqual([credential]);
    expect(await announced()).toEqual([]);
  });

  it('that was revoked can be neither rotated nor revoked again', async () => {
    await revoke();
    const before = await traces();
    expect(faults(await rotate())).toEqual(['NOT_ALLOWED_IN_STATE credentialId']);
    expect(faults(await revoke())).toEqual(['NOT_ALLOWED_IN_STATE credentialId']);
    expect(await traces()).toBe(before);
  });

  it.each<[string, () => object, string]>([
    [
      'an unknown credential',
      () => ({ credentialId: toTypeId('credential', newId()) }),
      'NOT_FOUND credentialId',
    ],
    [
      'an application',
      () => ({ credentialId: toTypeId('application', application) }),
      'NOT_FOUND credentialId',
    ],
    ['its own client id', () => ({ clientId: shop(1) }), 'ALREADY_EXISTS clientId'],
    ["another partner's client id", () => ({ clientId: 'globex-1' }), 'ALREADY_EXISTS clientId'],
    ['no client ID', () => ({ clientId: '' }), 'INVALID clientId'],
    ['spaces around the client id', () => ({ clientId: ' a ' }), 'INVALID clientId'],
    ['an issue date before the old one’s', () => ({ issuedAt: '2026-10-31T23:59:59Z' }), 'INVALID issuedAt'],
    ['an issue in the future', () => ({ issuedAt: '2026-11-30T15:05:01Z' }), 'INVALID issuedAt'],
    ['an expiry before its issue', () => ({ expiresAt: '2026-11-30T11:00:00Z' }), 'INVALID expiresAt'],
    ['a blank fingerprint', () => ({ fingerprint: ' ' }), 'INVALID fingerprint'],
  ])('is not rotated with %s, and nothing is stored', async (_case, wrong, fault) => {
    const before = await traces();
    expect([...new Set(faults(await rotate(wrong())))]).toEqual([fault]);
    expect(await traces()).toBe(before);
    expect(await announced()).toEqual([]);
  });

  it('is not revoked without a reason', async () => {
    expect(faults(await revoke({ reason: ' ' }))).toEqual(['INVALID reason']);
    expect(faults(await revoke({ reason: 'r'.repeat(1001) }))).toEqual(['INVALID reason']);
    expect(faults(await revoke({ credentialId: 'x' }))).toEqual(['NOT_FOUND credentialId']);
  });

  it('is rotated once by several concurrent requests', async () => {
    const answers = await Promise.all([2, 3, 4].map((n) => rotate({ clientId: shop(n) })));
    expect(answers.flatMap(faults)).toEqual(Array(2).fill('NOT_ALLOWED_IN_STATE credentialId'));
    expect(await credentials()).toHaveLength(2);
  });

  it('is one of at most 50 per application', async () => {
    for (let n = 1; n < 50; n += 1) await enter(application, partner, newId(), `more-${n}`);
    expect(faults(await rotate())).toEqual(['LIMIT_EXCEEDED credentialId']);
    expect(await credentials()).toHaveLength(50);
  });

  it.each(['engineer', 'compliance', 'auditor'])('cannot be changed by a user with role %s', async (name) => {
    const person = `${name}@causeway.example` as Person;
    const inputs = [
      [ROTATE, replacement()],
      [REVOKE, { credentialId: old, reason: 'r' }],
    ] as const;
    for (const [mutation, input] of inputs)
      expect((await app.gql(person, mutation, { input })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
