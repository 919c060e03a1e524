import { toTypeId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import { GLOBEX_ID, MANAGER, NORTHWIND_ID } from '../support/people.js';

const NORTHWIND = toTypeId('partner', NORTHWIND_ID);
const GLOBEX = toTypeId('partner', GLOBEX_ID);
const REGISTER = `mutation ($input: RegisterApplicationInput!) { registerApplication(input: $input) {
  application {
    name apiProducts { slug } credentials { environment clientId issuedAt expiresAt revokedAt fingerprint }
  } userErrors { code field } } }`;

interface Payload {
  readonly application: { readonly name: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}

describe('registering an application', () => {
  let app: TestApp;
  const products: string[] = [];
  beforeAll(async () => {
    app = await TestApp.start();
    for (const slug of ['accounts', 'payments']) {
      const { data } = await app.gql(
        MANAGER,
        'mutation ($input: CreateApiProductInput!) { createApiProduct(input: $input) { apiProduct { id } } }',
        { input: { name: slug, capability: 'DEPOSITS' } },
      );
      const payload: { apiProduct: { id: string } } = data.createApiProduct;
      products.push(payload.apiProduct.id);
    }
    await register({ name: 'Taken', credentials: [credential('taken')] });
  });
  afterAll(() => app.stop());

  const credential = (clientId: string, more: object = {}) => ({
    ...{ clientId, environment: 'SANDBOX', issuedAt: '2026-11-01T00:00:00Z', ...more },
  });
  async function register(wanted: object): Promise<Payload> {
    const input = { partnerId: NORTHWIND, apiProductIds: [products[0]], ...wanted };
    return (await app.gql(MANAGER, REGISTER, { input })).data.registerApplication;
  }
  const refused = ({ application, userErrors }: Payload) => [
    application,
    ...userErrors.map(({ code, field }) => `${code} ${field?.slice(1).join('.')}`),
  ];
  const rows = async (statement: string) => (await app.pools.staff.query<{ n: number }>(statement)).rows;

  it('adds it with its products and credentials, and records an event for the credentials', async () => {
    const before = await rows("select 1 as n from outbox where kind = 'partners.credential-registered'");
    const { application } = await register({
      name: 'Web shop',
      apiProductIds: [products[1], products[0], products[1]],
      credentials: [
        credential('shop-live', {
          environment: 'PRODUCTION',
          issuedAt: '2026-11-02T00:00:00Z',
          fingerprint: 'ab:cd',
        }),
        credential('shop-test', { expiresAt: '2027-11-01T00:00:00Z' }),
      ],
    });
    const none = { expiresAt: null, revokedAt: null, fingerprint: null };
    expect(application).toEqual({
      name: 'Web shop',
      apiProducts: [{ slug: 'accounts' }, { slug: 'payments' }],
      credentials: [
        {
          ...{ ...none, environment: 'SANDBOX', clientId: 'shop-test' },
          ...{ issuedAt: '2026-11-01T00:00:00.000Z', expiresAt: '2027-11-01T00:00:00.000Z' },
        },
        {
          ...{ ...none, environment: 'PRODUCTION', clientId: 'shop-live' },
          ...{ issuedAt: '2026-11-02T00:00:00.000Z', fingerprint: 'ab:cd' },
        },
      ],
    });
    const { rows: events } = await app.pools.staff.query<{ subject: string }>(
      "select subject from outbox where kind = 'partners.credential-registered'",
    );
    expect(events).toHaveLength(before.length + 1);
    expect(new Set(events.map(({ subject }) => subject))).toEqual(new Set([NORTHWIND_ID]));
    const { rows: audited } = await app.pools.staff.query(
      "select partner_id, changes->>'name' as name from audit_entry where action = 'application.register' order by id",
    );
    expect(audited.at(-1)).toEqual({ partner_id: NORTHWIND_ID, name: 'Web shop' });
  });

  const some = (count: number, make: (index: number) => unknown) =>
    Array.from({ length: count }, (_, index) => make(index));
  it.each([
    ['an unknown partner', { partnerId: 'ptn_01h455vb4pex5vsknk084sn02q' }, ['NOT_FOUND partnerId']],
    ['a product for a partner', { partnerId: 'api_01h455vb4pex5vsknk084sn02q' }, ['NOT_FOUND partnerId']],
    ['a name that the partner has', { name: 'Taken' }, ['ALREADY_EXISTS name']],
    ['a blank name', { name: ' ' }, ['INVALID name']],
    ['no product', { apiProductIds: [] }, ['INVALID apiProductIds']],
    [
      'products that do not exist',
      { apiProductIds: ['api_01h455vb4pex5vsknk084sn02q', 'x'] },
      ['NOT_FOUND apiProductIds.0', 'NOT_FOUND apiProductIds.1'],
    ],
    ['21 products', { apiProductIds: some(21, () => 'x') }, ['LIMIT_EXCEEDED apiProductIds']],
    ['no credential', { credentials: [] }, ['INVALID credentials']],
    ['11 credentials', { credentials: some(11, (n) => credential(`c${n}`)) }, ['LIMIT_EXCEEDED credentials']],
    [
      'a client id that the partner has',
      { credentials: [credential('new'), credential('taken')] },
      ['ALREADY_EXISTS credentials.1.clientId'],
    ],
    [
      'a client id that another partner has',
      { partnerId: GLOBEX, credentials: [credential('taken')] },
      ['ALREADY_EXISTS credentials.0.clientId'],
    ],
    [
      'a client ID twice',
      { credentials: [credential('new'), credential('new')] },
      ['ALREADY_EXISTS credentials.1.clientId'],
    ],
    ['a client id in spaces', { credentials: [credential(' a ')] }, ['INVALID credentials.0.clientId']],
    ['a client id with a tab', { credentials: [credential('a\tb')] }, ['INVALID credentials.0.clientId']],
    [
      'an expiry before the issue',
      { credentials: [credential('new', { expiresAt: '2026-10-31T00:00:00Z' })] },
      ['INVALID credentials.0.expiresAt'],
    ],
    [
      'an issue more than five minutes ahead',
      { credentials: [credential('new', { issuedAt: '2026-11-30T15:05:01Z' })] },
      ['INVALID credentials.0.issuedAt'],
    ],
  ])('is rejected with %s, and nothing is stored', async (_case, wrong, faults) => {
    const answer = await register({ name: 'Refused', credentials: [credential('refused')], ...wrong });
    expect(refused(answer)).toEqual([null, ...faults]);
    expect(await rows("select 1 as n from application where name = 'Refused'")).toEqual([]);
  });

  it('by two partners at once under one client ID, succeeds only once', async () => {
    const answers = await Promise.all(
      [NORTHWIND, GLOBEX].map((partnerId) =>
        register({ partnerId, name: 'Same', credentials: [credential('contended')] }),
      ),
    );
    expect(answers.map(({ userErrors }) => userErrors.map(({ code }) => code)).sort()).toEqual([
      [],
      ['ALREADY_EXISTS'],
    ]);
    expect(await rows("select 1 as n from credential where client_id = 'contended'")).toHaveLength(1);
  });

  it('is rejected beyond 20 per partner, even for concurrent requests', async () => {
    const answers = await Promise.all(
      some(22, (n) =>
        register({ partnerId: GLOBEX, name: `App ${n}`, credentials: [credential(`g${n}`)] }),
      ) as Promise<Payload>[],
    );
    const faults = answers.flatMap(({ userErrors }) => userErrors);
    expect(faults.every(({ code, field }) => code === 'LIMIT_EXCEEDED' && field?.[1] === 'partnerId')).toBe(
      true,
    );
    const { data } = await app.gql(MANAGER, '{ partner(slug: "globex") { applications { name } } }');
    const { applications }: { applications: unknown[] } = data.partner;
    expect(applications).toHaveLength(20);
  });
});
