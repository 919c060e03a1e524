import { toTypeId } from '../../src/kernel/ids.js';
import { type Json, TestApp } from '../support/app.js';
import { ENGINEER2_ID, GLOBEX_ID, MANAGER, NORTHWIND_ID, type Person } from '../support/people.js';
import { seedProduct, startIntegration } from '../support/seed-integrations.js';

const CREATE = `mutation ($input: CreatePartnerInput!) { createPartner(input: $input) {
  partner { contacts { name email role } } userErrors { code field message } } }`;
const UPDATE = `mutation ($input: UpdatePartnerInput!) { updatePartner(input: $input) {
  partner { version contacts { name email role } } userErrors { code field message } } }`;
const acme = { name: 'Acme', kind: 'MERCHANT', region: 'US', timeZone: 'America/New_York' };
const ADA = { name: 'Ada', email: 'ada@acme.example', role: 'Head of payments' };
const BOB = { name: 'Bob', email: 'bob@acme.example', role: 'Developer' };

describe("a partner's contacts", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
  });
  afterAll(() => app.stop());

  const create = async (input: object): Promise<Json> =>
    (await app.gql(MANAGER, CREATE, { input: { ...acme, ...input } })).data.createPartner;
  const versionOf = async (slug: string): Promise<number> =>
    (await app.gql(MANAGER, 'query ($slug: String) { partner(slug: $slug) { version } }', { slug })).data
      .partner.version;
  const update = async (contacts: object[] | null, more: object = {}): Promise<Json> => {
    const input = {
      ...{
        partnerId: toTypeId('partner', NORTHWIND_ID),
        expectedVersion: await versionOf('northwind'),
        contacts,
      },
      ...more,
    };
    return app.gql(MANAGER, UPDATE, { input });
  };
  const shown = async (person: Person, key: string): Promise<Json> =>
    (
      await app.gql(
        person,
        'query ($key: String!) { myIntegration(key: $key) { contacts { name email role party } } }',
        {
          key,
        },
      )
    ).data.myIntegration?.contacts;

  it('are created with it, in order, with lower-case addresses', async () => {
    const { partner, userErrors } = await create({ contacts: [BOB, { ...ADA, email: 'Ada@Acme.example' }] });
    expect([partner, userErrors]).toEqual([{ contacts: [BOB, ADA] }, []]);
    expect((await create({ slug: 'acme-two' })).partner).toEqual({ contacts: [] });
  });

  it('are replaced as a whole, which counts as one change, and cleared by an empty list or null', async () => {
    const before = await versionOf('northwind');
    for (const [given, version] of [
      [[ADA, BOB], before + 1],
      [[ADA, BOB], before + 1],
      [[BOB], before + 2],
      [[], before + 3],
      [null, before + 3],
      [[ADA], before + 4],
      [null, before + 5],
    ] as const) {
      const { data } = await update(given && [...given]);
      expect(data.updatePartner).toEqual({ partner: { version, contacts: given ?? [] }, userErrors: [] });
    }
  });

  it('are kept if omitted', async () => {
    await update([ADA]);
    const input = {
      partnerId: toTypeId('partner', NORTHWIND_ID),
      expectedVersion: await versionOf('northwind'),
    };
    const { data } = await app.gql(MANAGER, UPDATE, { input: { ...input, vertical: 'retail banking' } });
    expect(data.updatePartner.partner.contacts).toEqual([ADA]);
  });

  it.each<[string, object[], string, string]>([
    ['no address', [{ ...ADA, email: 'ada at acme' }], 'INVALID', 'contacts.0.email'],
    ['no name', [ADA, { ...BOB, name: ' ' }], 'INVALID', 'contacts.1.name'],
    ['no role', [{ ...ADA, role: '' }], 'INVALID', 'contacts.0.role'],
    ['a name too long', [{ ...ADA, name: 'x'.repeat(201) }], 'INVALID', 'contacts.0.name'],
    ['one address twice', [ADA, { ...BOB, email: 'ADA@acme.example' }], 'INVALID', 'contacts.1.email'],
    [
      'more than 50',
      Array.from({ length: 51 }, (_each, n) => ({ ...ADA, email: `p${n}@acme.example` })),
      'LIMIT_EXCEEDED',
      'contacts',
    ],
  ])('are rejected with %s, and everything stays as it was', async (_case, contacts, code, field) => {
    await update([ADA]);
    const before = await versionOf('northwind');
    const { data } = await update(contacts, { name: 'Renamed' });
    expect(data.updatePartner.partner).toBeNull();
    expect(data.updatePartner.userErrors).toMatchObject([{ code, field: ['input', ...field.split('.')] }]);
    expect((await create({ contacts, slug: 'acme-three' })).partner).toBeNull();
    const { data: after } = await app.gql(
      MANAGER,
      '{ partner(slug: "northwind") { name version contacts { email } } }',
    );
    expect(after.partner).toEqual({
      ...{ name: 'Northwind Bank', version: before, contacts: [{ email: ADA.email }] },
    });
  });

  it('are shown to the partner after the services team, lead first', async () => {
    await update([BOB, ADA]);
    const own = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    const foreign = await startIntegration(app, GLOBEX_ID, 'Accounts for Globex');
    await app.pools.staff.query(`update engagement set lead_id = $1 where key = $2`, [ENGINEER2_ID, own.key]);
    await app.pools.staff.query(
      `insert into engagement_engineer select id, $1 from engagement where key = $2`,
      [ENGINEER2_ID, own.key],
    );
    expect(await shown('partner@northwind.example', own.key)).toEqual([
      { name: 'Eli', email: 'engineer2@causeway.example', role: 'Lead solution engineer', party: 'SERVICES' },
      { name: 'Erin', email: 'engineer@causeway.example', role: 'Solution engineer', party: 'SERVICES' },
      { ...BOB, party: 'PARTNER' },
      { ...ADA, party: 'PARTNER' },
    ]);
    expect(await shown('partner@globex.example', own.key)).toBeUndefined();
    expect(await shown('partner@globex.example', foreign.key)).toEqual([
      { name: 'Erin', email: 'engineer@causeway.example', role: 'Lead solution engineer', party: 'SERVICES' },
    ]);
  });
});
