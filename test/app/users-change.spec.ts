import { newId, toTypeId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import { ADMIN, GLOBEX_ID, NORTHWIND_ID } from '../support/people.js';

const USER = 'user { id role name partnerId engineerId deactivatedAt } userErrors { code field }';
const MUTATIONS = {
  inviteUser: `mutation ($input: InviteUserInput!) { answer: inviteUser(input: $input) { ${USER} } }`,
  updateUser: `mutation ($input: UpdateUserInput!) { answer: updateUser(input: $input) { ${USER} } }`,
  deactivateUser: `mutation ($input: DeactivateUserInput!) { answer: deactivateUser(input: $input) { ${USER} } }`,
  reactivateUser: `mutation ($input: ReactivateUserInput!) { answer: reactivateUser(input: $input) { ${USER} } }`,
};

const ROLES = ['MANAGER', 'ENGINEER', 'COMPLIANCE', 'AUDITOR', 'PARTNER'] as const;

describe('users who are changed', () => {
  let app: TestApp;
  // Each test has its own users, one for each of these roles.
  let turn = 0;
  let engineer = newId();
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    turn += 1;
    engineer = newId();
    await app.pools.staff.query(
      `insert into solution_engineer (id, name, email, time_zone, weekly_capacity_hours, created_at)
       values ($1, $2, $2, 'America/New_York', 40, '2026-01-01')`,
      [engineer, emailOf('ENGINEER')],
    );
    for (const role of ROLES)
      await app.pools.staff.query(
        `insert into app_user (id, email, name, role, partner_id, engineer_id, created_at)
         values ($1, $2, $2, $3, $4, $5, '2026-01-01')`,
        [
          newId(),
          emailOf(role),
          role,
          role === 'PARTNER' ? NORTHWIND_ID : null,
          role === 'ENGINEER' ? engineer : null,
        ],
      );
  });
  const emailOf = (role: (typeof ROLES)[number]) => `${role.toLowerCase()}-${turn}@causeway.example`;

  /** @param subject different from the one that the address has */
  const ask = async (email: string, query: string, variables: object = {}, subject = `dev|${email}`) => {
    const token = await app.issuer.sign({ sub: subject, email, name: email });
    return app.gql(null, query, variables, { authorization: `Bearer ${token}` });
  };
  const roleOf = async (email: string, subject?: string) => {
    const { data, errors } = await ask(email, '{ viewer { role } }', {}, subject);
    return data?.viewer.role ?? errors?.[0]?.extensions.code;
  };
  const act = async (mutation: keyof typeof MUTATIONS, input: object, by = ADMIN as string) =>
    (await ask(by, MUTATIONS[mutation], { input })).data.answer;
  const faults = ({ userErrors }: { userErrors: readonly { code: string; field: string[] }[] }) =>
    userErrors.map(({ code, field }) => `${code} ${field.slice(1).join('.')}`);
  const idOf = async (email: string): Promise<string> => {
    const { rows } = await app.pools.staff.query<{ id: string }>('select id from app_user where email = $1', [
      email,
    ]);
    return toTypeId('user', rows[0]!.id);
  };

  it('have the new permissions on their next request, and lose the old ones', async () => {
    expect(await roleOf(emailOf('COMPLIANCE'))).toBe('COMPLIANCE');
    const { user, userErrors } = await act('updateUser', {
      userId: await idOf(emailOf('COMPLIANCE')),
      role: 'AUDITOR',
      name: 'Ada',
    });
    expect([user, userErrors]).toMatchObject([{ role: 'AUDITOR', name: 'Ada', partnerId: null }, []]);
    expect(await roleOf(emailOf('COMPLIANCE'))).toBe('AUDITOR');
    const log = await ask(emailOf('COMPLIANCE'), '{ auditLog(first: 1) { nodes { action } } }');
    expect(log.data.auditLog.nodes).toEqual([{ action: 'user.update' }]);
  });

  it('leave their engineer to another user, and get one as in an invitation', async () => {
    const [holder, manager] = [await idOf(emailOf('ENGINEER')), await idOf(emailOf('MANAGER'))];
    const engineerId = toTypeId('engineer', engineer);
    const becomes = { userId: manager, role: 'ENGINEER' };
    expect(faults(await act('updateUser', becomes))).toEqual(['INVALID engineerId']);
    expect(faults(await act('updateUser', { ...becomes, engineerId }))).toEqual([
      'ALREADY_EXISTS engineerId',
    ]);
    expect((await act('updateUser', { userId: holder, role: 'MANAGER' })).user).toMatchObject({
      engineerId: null,
    });
    expect((await act('updateUser', { ...becomes, engineerId })).user).toMatchObject({
      role: 'ENGINEER',
      engineerId,
    });
    expect(faults(await act('updateUser', { userId: holder, engineerId }))).toEqual(['INVALID engineerId']);
    const partnerId = toTypeId('partner', NORTHWIND_ID);
    expect(faults(await act('updateUser', { userId: holder, partnerId }))).toEqual(['INVALID partnerId']);
    expect(await roleOf(emailOf('MANAGER'))).toBe('ENGINEER');
  });

  it('stay with their company once they have signed in', async () => {
    const [partner, auditor] = [await idOf(emailOf('PARTNER')), await idOf(emailOf('AUDITOR'))];
    const globex = toTypeId('partner', GLOBEX_ID);
    await roleOf(emailOf('PARTNER'));
    await roleOf(emailOf('AUDITOR'));
    for (const input of [
      { userId: partner, role: 'MANAGER' },
      { userId: partner, partnerId: globex },
      { userId: auditor, role: 'PARTNER', partnerId: globex },
    ])
      expect(faults(await act('updateUser', input))).toEqual([
        expect.stringMatching(/^NOT_ALLOWED_IN_STATE (role|partnerId)$/),
      ]);
    const nia = { email: 'nia@northwind.example', name: 'Nia', role: 'MANAGER' };
    const { user } = await act('inviteUser', nia);
    const moved = await act('updateUser', { userId: user.id, role: 'PARTNER', partnerId: globex });
    expect(moved.user).toMatchObject({ role: 'PARTNER', partnerId: globex });
  });

  it('come back as themselves, and no one else takes their place', async () => {
    const userId = await idOf(emailOf('MANAGER'));
    await roleOf(emailOf('MANAGER'));
    expect(faults(await act('reactivateUser', { userId }))).toEqual(['NOT_ALLOWED_IN_STATE userId']);
    await act('deactivateUser', { userId });
    expect(await roleOf(emailOf('MANAGER'))).toBe('UNAUTHENTICATED');
    expect((await act('reactivateUser', { userId })).user).toMatchObject({
      role: 'MANAGER',
      deactivatedAt: null,
    });
    expect(await roleOf(emailOf('MANAGER'))).toBe('MANAGER');
    expect(await roleOf(emailOf('MANAGER'), 'dev|somebody-else')).toBe('UNAUTHENTICATED');
    expect(faults(await act('reactivateUser', { userId: 'usr_x' }))).toEqual(['NOT_FOUND userId']);
  });

  it('come back as an engineer only if no one else has become that engineer', async () => {
    const userId = await idOf(emailOf('ENGINEER'));
    await act('deactivateUser', { userId });
    const erin = { email: 'erin@causeway.example', name: 'Erin', role: 'ENGINEER' };
    await act('inviteUser', { ...erin, engineerId: toTypeId('engineer', engineer) });
    expect(faults(await act('reactivateUser', { userId }))).toEqual(['ALREADY_EXISTS engineerId']);
    await act('updateUser', { userId, role: 'MANAGER' });
    expect((await act('reactivateUser', { userId })).user).toMatchObject({
      role: 'MANAGER',
      engineerId: null,
    });
  });

  // This test is last: either admin may be left.
  it('stay admin if they are the only one, and never change their own role', async () => {
    const admin = await idOf(ADMIN);
    expect(faults(await act('updateUser', { userId: admin, role: 'MANAGER' }))).toEqual([
      'NOT_ALLOWED_IN_STATE role',
    ]);
    expect((await act('updateUser', { userId: admin, name: 'Root' })).user).toMatchObject({ name: 'Root' });
    const second = 'second@causeway.example';
    const { user } = await act('inviteUser', { email: second, name: 'Second', role: 'ADMIN' });
    await roleOf(second);
    const answers = await Promise.all([
      act('updateUser', { userId: user.id, role: 'MANAGER' }),
      ask(second, MUTATIONS.updateUser, { input: { userId: admin, role: 'MANAGER' } }).then(
        ({ data }) => data?.answer,
      ),
    ]);
    expect(answers.filter((answer) => answer?.user)).toHaveLength(1);
    const { rows } = await app.pools.staff.query(
      "select from app_user where role = 'ADMIN' and deactivated_at is null",
    );
    expect(rows).toHaveLength(1);
  });
});
