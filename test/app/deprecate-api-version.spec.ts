import { newId, toTypeId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import { ADMIN, MANAGER, PARTNER, type Person } from '../support/people.js';
import * as world from '../support/usage.js';

const DEPRECATE = `mutation ($input: DeprecateApiVersionInput!) { deprecateApiVersion(input: $input) {
  userErrors { code field } apiVersion { version status sunsetOn replacedBy { version apiProduct { name } } } } }`;
const V1 = toTypeId('apiVersion', world.ACCOUNTS_V1_ID);
const PAYMENTS = toTypeId('apiVersion', world.PAYMENTS_V1_ID);
const V2_ID = '01900000-0000-7000-8000-0000000000aa';
const V2 = toTypeId('apiVersion', V2_ID);

describe('deprecating an API version', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
    await world.seedUsageWorld(app.pools.staff);
    await app.pools.staff.query(
      `insert into api_version (id, api_product_id, version, status, hosts, base_path, created_at)
       values ($1, $2, 'v2', 'GA', '{}', '/accounts/v2', '2026-11-02')`,
      [V2_ID, world.ACCOUNTS_ID],
    );
  });
  beforeEach(async () => {
    await app.beginAt(new Date('2026-11-30T15:00:00Z'));
    await app.pools.staff.query(
      "update api_version set status = 'GA', sunset_on = null, replaced_by_id = null",
    );
  });
  afterAll(() => app.stop());

  const answer = (person: Person, input: object) =>
    app.gql(person, DEPRECATE, { input: { apiVersionId: V1, sunsetOn: '2026-12-31', ...input } });
  const deprecate = async (input: object = {}) => {
    const { data, errors } = await answer(MANAGER, input);
    expect(errors).toBeUndefined();
    return data.deprecateApiVersion;
  };
  const statusOf = async (id: string) =>
    (await app.pools.staff.query<{ status: string }>('select status from api_version where id = $1', [id]))
      .rows[0]!.status;
  const count = async (what: string) =>
    (await app.pools.staff.query<{ n: number }>(`select count(*)::int as n from ${what}`)).rows[0]!.n;

  it.each<Person>([ADMIN, MANAGER])('is done by %s, with a sunset day and a replacement', async (person) => {
    const { data } = await answer(person, { replacedById: V2 });
    expect(data.deprecateApiVersion).toEqual({
      userErrors: [],
      apiVersion: {
        ...{ version: 'v1', status: 'DEPRECATED', sunsetOn: '2026-12-31' },
        replacedBy: { version: 'v2', apiProduct: { name: 'Accounts' } },
      },
    });
  });

  it.each<Person>([
    'engineer@causeway.example',
    'compliance@causeway.example',
    'auditor@causeway.example',
    PARTNER,
  ])('cannot be done by %s', async (person) => {
    const { errors } = await answer(person, {});
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await statusOf(world.ACCOUNTS_V1_ID)).toBe('GA');
  });

  it('may be repeated: what is omitted stays, and null clears the replacement', async () => {
    await deprecate({ replacedById: V2 });
    const moved = await deprecate({ sunsetOn: '2027-01-31' });
    expect(moved.apiVersion).toMatchObject({ sunsetOn: '2027-01-31', replacedBy: { version: 'v2' } });
    const cleared = await deprecate({ sunsetOn: '2027-01-31', replacedById: null });
    expect(cleared.apiVersion).toMatchObject({ sunsetOn: '2027-01-31', replacedBy: null });
    const other = await deprecate({ replacedById: PAYMENTS });
    expect(other.apiVersion.replacedBy).toEqual({ version: 'v1', apiProduct: { name: 'Payments' } });
  });

  it('writes nothing if it changes nothing', async () => {
    await deprecate({ replacedById: V2 });
    const tables = ['audit_entry', 'outbox', 'api_version_deprecation'];
    const before = await Promise.all(tables.map(count));
    expect((await deprecate({ replacedById: V2 })).userErrors).toEqual([]);
    expect((await deprecate()).userErrors).toEqual([]);
    expect(await Promise.all(tables.map(count))).toEqual(before);
  });

  it('is audited with the state before and after', async () => {
    await deprecate({ replacedById: V2 });
    await deprecate({ sunsetOn: '2027-01-31' });
    const { rows } = await app.pools.staff.query(
      `select changes, previous from audit_entry where action = 'api-version.deprecate' order by id desc limit 2`,
    );
    expect(rows).toEqual([
      {
        changes: { sunsetOn: '2027-01-31' },
        previous: { sunsetOn: '2026-12-31' },
      },
      {
        changes: { status: 'DEPRECATED', sunsetOn: '2026-12-31', replacedById: V2 },
        previous: { status: 'GA', sunsetOn: null, replacedById: null },
      },
    ]);
  });

  it.each<[string, object, string, string]>([
    ['yesterday', { sunsetOn: '2026-11-29' }, 'INVALID', 'sunsetOn'],
    ['itself as the replacement', { replacedById: V1 }, 'INVALID', 'replacedById'],
    [
      'a version that does not exist',
      { apiVersionId: toTypeId('apiVersion', newId()) },
      'NOT_FOUND',
      'apiVersionId',
    ],
    [
      'an ID of another kind',
      { apiVersionId: toTypeId('apiProduct', world.ACCOUNTS_ID) },
      'NOT_FOUND',
      'apiVersionId',
    ],
    ['a malformed replacement', { replacedById: 'nonsense' }, 'NOT_FOUND', 'replacedById'],
  ])('is rejected for %s', async (_case, input, code, field) => {
    expect(await deprecate(input)).toEqual({
      userErrors: [{ code, field: ['input', field] }],
      apiVersion: null,
    });
    expect(await statusOf(world.ACCOUNTS_V1_ID)).toBe('GA');
  });

  it('never makes two versions replace each other, even at once', async () => {
    const answers = await Promise.all([
      deprecate({ replacedById: V2 }),
      deprecate({ apiVersionId: V2, replacedById: V1 }),
    ]);
    const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code));
    expect(codes).toEqual(['INVALID']);
  });

  describe('on its sunset day', () => {
    const seen = () => statusOf(world.ACCOUNTS_V1_ID);

    it('makes it SUNSET from the start of the day in UTC, and not before', async () => {
      await deprecate();
      await app.moveTo('2026-12-30T23:59:59Z');
      expect(await seen()).toBe('DEPRECATED');
      await app.moveTo('2026-12-31T00:00:00Z');
      expect(await seen()).toBe('SUNSET');
      expect(await deprecate({ sunsetOn: '2027-01-31' })).toEqual({
        userErrors: [{ code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'apiVersionId'] }],
        apiVersion: null,
      });
      const { rows } = await app.pools.staff.query(
        `select actor_kind, changes, previous from audit_entry where action = 'api-version.sunset'`,
      );
      expect(rows).toEqual([
        { actor_kind: 'SYSTEM', changes: { status: 'SUNSET' }, previous: { status: 'DEPRECATED' } },
      ]);
    });

    it('does so on the day it was last moved to', async () => {
      await deprecate();
      await deprecate({ sunsetOn: '2027-01-05' });
      await app.moveTo('2027-01-04T12:00:00Z');
      expect(await seen()).toBe('DEPRECATED');
      await app.moveTo('2027-01-05T00:00:00Z');
      expect(await seen()).toBe('SUNSET');
    });

    it('does so at once if the day is today', async () => {
      await deprecate({ sunsetOn: '2026-11-30' });
      await app.settle();
      expect(await seen()).toBe('SUNSET');
    });
  });
});
