import { compareNames } from '../../src/kernel/text.js';
import { newId, toTypeId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import { ADMIN, ENGINEER2_ID, ENGINEER_ID, NORTHWIND_ID, type Person } from '../support/people.js';

const PARTNER_ID = toTypeId('partner', NORTHWIND_ID);
const USER = 'id email name role partnerId engineerId hasSignedIn createdAt deactivatedAt';
const INVITE = `mutation ($input: InviteUserInput!) { inviteUser(input: $input) {
  user { ${USER} } userErrors { code field message } } }`;
const DEACTIVATE = `mutation ($input: DeactivateUserInput!) { deactivateUser(input: $input) {
  user { ${USER} } userErrors { code field message } } }`;
const UPDATE = `mutation ($input: UpdateUserInput!) { updateUser(input: $input) { userErrors { code } } }`;
const REACTIVATE = `mutation ($input: ReactivateUserInput!) { reactivateUser(input: $input) { userErrors { code } } }`;
const USERS = `query ($filter: UserFilter, $first: Int, $after: String) {
  users(filter: $filter, first: $first, after: $after) { nodes { ${USER} } totalCount pageInfo { hasNextPage endCursor } } }`;

interface User {
  readonly id: string;
  readonly email: string;
  readonly deactivatedAt: string | null;
}
interface Payload {
  readonly user: User | null;
  readonly userErrors: readonly { code: string; field: string[] | null; message: string }[];
}

describe('users', () => {
  let app: TestApp;
  const start = async () => {
    app = await TestApp.start();
  };

  const invite = async (input: object): Promise<Payload> =>
    (await app.gql(ADMIN, INVITE, { input: { name: 'Nia', role: 'MANAGER', ...input } })).data.inviteUser;
  const deactivate = async (userId: string, person: Person = ADMIN): Promise<Payload> =>
    (await app.gql(person, DEACTIVATE, { input: { userId } })).data.deactivateUser;
  const users = async (variables: object = {}) => (await app.gql(ADMIN, USERS, variables)).data.users;
  const idOf = async (email: string): Promise<string> => {
    const nodes: User[] = (await users({ filter: { q: email } })).nodes;
    return nodes[0]!.id;
  };
  /** The response to a user's next request. */
  const signsInAs = async (email: string) => {
    const token = await app.issuer.sign({ sub: `dev|${email}`, email, name: email });
    const { data, errors } = await app.gql(
      null,
      '{ viewer { email role } }',
      {},
      { authorization: `Bearer ${token}` },
    );
    return data?.viewer ?? errors?.[0]?.extensions.code;
  };
  const refused = ({ user, userErrors }: Payload) => [
    user,
    ...userErrors.map(({ code, field }) => `${code} ${field?.slice(1).join('.')}`),
  ];
  const count = async () => {
    const { rows } = await app.pools.staff.query<{ n: string }>(
      "select (select count(*) from app_user) || ' ' || (select count(*) from audit_entry) as n",
    );
    return rows[0]!.n;
  };

  describe('that exist', () => {
    beforeAll(start);
    afterAll(() => app.stop());

    it('are listed by name, page by page, by role and by company', async () => {
      const all: User[] = (await users()).nodes;
      expect(all.map(({ email }) => email)).toEqual(all.map(({ email }) => email).sort(compareNames));
      const first = await users({ first: 3 });
      const second = await users({ first: 100, after: first.pageInfo.endCursor });
      expect([...first.nodes, ...second.nodes]).toEqual(all);
      expect(first.totalCount).toBe(all.length);
      const emails = async (filter: object) => {
        const nodes: User[] = (await users({ filter })).nodes;
        return nodes.map(({ email }) => email);
      };
      expect(await emails({ role: { in: ['ADMIN', 'AUDITOR'] } })).toEqual([
        ADMIN,
        'auditor@causeway.example',
      ]);
      expect(await emails({ partnerId: { in: [PARTNER_ID] } })).toEqual(['partner@northwind.example']);
      expect(await emails({ deactivated: true })).toEqual([]);
    });

    it.each(['manager', 'engineer', 'compliance', 'auditor'])(
      'cannot be changed by a user with role %s',
      async (name) => {
        const person = `${name}@causeway.example` as Person;
        const input = { email: 'nia@causeway.example', name: 'Nia', role: 'ADMIN' };
        for (const [mutation, given] of [
          [INVITE, input],
          [DEACTIVATE, { userId: 'x' }],
          [UPDATE, { userId: 'x' }],
          [REACTIVATE, { userId: 'x' }],
        ] as const) {
          const { data, errors } = await app.gql(person, mutation, { input: given });
          expect([data, errors?.[0]?.extensions.code]).toEqual([null, 'FORBIDDEN']);
        }
        const { errors } = await app.gql(person, '{ users { totalCount } apiKeys { totalCount } }');
        expect(errors?.map(({ extensions }) => extensions.code) ?? []).toEqual(
          name === 'auditor' ? [] : ['FORBIDDEN'],
        );
      },
    );

    it.each([
      ['an address that is in use', { email: 'MANAGER@causeway.example' }, 'ALREADY_EXISTS email'],
      ['no address', { email: 'nia' }, 'INVALID email'],
      ['an address with non-ASCII characters', { email: 'nia@İstanbul.example' }, 'INVALID email'],
      ['an empty name', { name: '' }, 'INVALID name'],
      ['201 characters of name', { name: 'n'.repeat(201) }, 'INVALID name'],
      ['a partner user of no company', { role: 'PARTNER' }, 'INVALID partnerId'],
      ['a manager of a company', { partnerId: PARTNER_ID }, 'INVALID partnerId'],
      [
        'a manager who is an engineer',
        { engineerId: toTypeId('engineer', ENGINEER2_ID) },
        'INVALID engineerId',
      ],
      [
        'an unknown company',
        { role: 'PARTNER', partnerId: toTypeId('partner', newId()) },
        'NOT_FOUND partnerId',
      ],
      ['an invalid company', { role: 'PARTNER', partnerId: 'x' }, 'NOT_FOUND partnerId'],
      [
        'an unknown engineer',
        { role: 'ENGINEER', engineerId: toTypeId('engineer', newId()) },
        'NOT_FOUND engineerId',
      ],
      [
        'an engineer who has a user',
        { role: 'ENGINEER', engineerId: toTypeId('engineer', ENGINEER2_ID) },
        'ALREADY_EXISTS engineerId',
      ],
    ])('are not invited with %s, and nothing is stored', async (_case, wrong, fault) => {
      const before = await count();
      expect(refused(await invite({ email: 'nia@causeway.example', ...wrong }))).toEqual([null, fault]);
      expect(await count()).toBe(before);
    });

    it('invited twice at once are created once', async () => {
      const answers = await Promise.all([1, 2, 3].map(() => invite({ email: 'once@causeway.example' })));
      expect(answers.map(({ userErrors }) => userErrors.map(({ code }) => code)).sort()).toEqual([
        [],
        ['ALREADY_EXISTS'],
        ['ALREADY_EXISTS'],
      ]);
    });

    it.each([
      ['a manager', { role: 'MANAGER' }, { partnerId: null, engineerId: null }],
      ['an admin', { role: 'ADMIN' }, { partnerId: null, engineerId: null }],
      [
        'a partner user',
        { role: 'PARTNER', partnerId: PARTNER_ID },
        { partnerId: PARTNER_ID, engineerId: null },
      ],
    ])('invited as %s sign in under the address in lower case', async (_who, input, stands) => {
      const email = `nia.${input.role.toLowerCase()}@causeway.example`;
      const { user, userErrors } = await invite({ email: email.toUpperCase(), ...input });
      expect(userErrors).toEqual([]);
      expect(user).toEqual({
        ...{ id: expect.stringMatching(/^usr_/) as unknown, email, name: 'Nia' },
        ...{
          role: input.role,
          hasSignedIn: false,
          createdAt: '2026-11-30T15:00:00.000Z',
          deactivatedAt: null,
        },
        ...stands,
      });
      expect(await signsInAs(email)).toEqual({ email, role: input.role });
      expect((await users({ filter: { q: email } })).nodes).toEqual([{ ...user, hasSignedIn: true }]);
    });
  });

  describe('of a team that changes', () => {
    beforeEach(start);
    afterEach(() => app.stop());

    it('invited as an engineer act as that engineer, once the earlier user is gone', async () => {
      const input = {
        email: 'erin@causeway.example',
        role: 'ENGINEER',
        engineerId: toTypeId('engineer', ENGINEER_ID),
      };
      expect(refused(await invite(input))).toEqual([null, 'ALREADY_EXISTS engineerId']);
      await deactivate(await idOf('engineer@causeway.example'));
      expect(await invite(input)).toMatchObject({ user: { engineerId: input.engineerId }, userErrors: [] });
    });

    it('deactivated are rejected, stay in the list and do not come back under their address', async () => {
      const manager = 'manager@causeway.example';
      expect(await signsInAs(manager)).toEqual({ email: manager, role: 'MANAGER' });
      const { user, userErrors } = await deactivate(await idOf(manager));
      expect(userErrors).toEqual([]);
      expect(user).toMatchObject({ email: manager, deactivatedAt: '2026-11-30T15:00:00.000Z' });
      expect(await signsInAs(manager)).toBe('UNAUTHENTICATED');
      expect((await users({ filter: { deactivated: true } })).nodes).toEqual([user]);
      const again = await invite({ email: manager });
      expect(refused(again)).toEqual([null, 'ALREADY_EXISTS email']);
      expect(again.userErrors[0]?.message).toContain('is deactivated');
    });

    it('cannot be deactivated twice, by themselves, or if they do not exist', async () => {
      const manager = await idOf('manager@causeway.example');
      await deactivate(manager);
      const before = await count();
      const answers = [manager, await idOf(ADMIN), toTypeId('user', newId()), 'usr_x', PARTNER_ID];
      const codes = [];
      for (const id of answers) codes.push(...refused(await deactivate(id)).slice(1));
      expect(codes).toEqual([
        ...['NOT_ALLOWED_IN_STATE userId', 'NOT_ALLOWED_IN_STATE userId'],
        ...['NOT_FOUND userId', 'NOT_FOUND userId', 'NOT_FOUND userId'],
      ]);
      expect(await count()).toBe(before);
    });

    it('who are admins and deactivate each other at once leave one admin', async () => {
      await invite({ email: 'second@causeway.example', role: 'ADMIN' });
      const [first, second] = [await idOf(ADMIN), await idOf('second@causeway.example')];
      const token = await app.issuer.sign({
        sub: 'dev|second',
        email: 'second@causeway.example',
        name: 'Second',
      });
      const viewer = await app.gql(null, '{ viewer { role } }', {}, { authorization: `Bearer ${token}` });
      expect(viewer.data.viewer).toEqual({ role: 'ADMIN' });
      const bySecond = async (): Promise<Payload> => {
        const headers = { authorization: `Bearer ${token}` };
        return (await app.gql(null, DEACTIVATE, { input: { userId: first } }, headers)).data.deactivateUser;
      };
      const answers = await Promise.all([deactivate(second), bySecond()]);
      expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
        'NOT_ALLOWED_IN_STATE',
      ]);
      const { rows } = await app.pools.staff.query(
        "select from app_user where role = 'ADMIN' and deactivated_at is null",
      );
      expect(rows).toHaveLength(1);
    });
  });
});
