import { Users } from '../../src/platform/auth/authenticator.js';
import { newId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import { later } from '../support/wall-clock.js';

describe('a person who signs in', () => {
  let app: TestApp;
  let users: Users;
  // Each test has two users of its own, and subjects that no other test uses.
  let turn = 0;
  let ada = '';
  let mia = '';
  beforeAll(async () => {
    app = await TestApp.start();
    users = app.nest.get(Users);
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    turn += 1;
    [ada, mia] = [`ada-${turn}@causeway.example`, `mia-${turn}@causeway.example`];
    for (const email of [ada, mia])
      await app.pools.staff.query(
        `insert into app_user (id, email, name, role, created_at) values ($1, $2, $2, 'MANAGER', '2026-01-01')`,
        [newId(), email],
      );
  });
  afterEach(() => jest.useRealTimers());

  const viewerOf = (name: string, verifiedEmail: string | null) =>
    users.viewerOf({ subject: `${name}-${turn}`, verifiedEmail });
  const emailOf = async (name: string, verifiedEmail: string | null) =>
    (await viewerOf(name, verifiedEmail))?.email ?? null;
  const subjects = async () => {
    const { rows } = await app.pools.staff.query<{ name: string }>(
      `select split_part(subject, '-', 1) as name from app_user where subject like '%-' || $1`,
      [turn],
    );
    return rows.map(({ name }) => name);
  };
  const deactivate = (email: string) =>
    app.pools.staff.query(`update app_user set deactivated_at = '2026-11-30' where email = $1`, [email]);

  it('is bound to their user by a verified address, and by subject from then on', async () => {
    expect(await emailOf('s1', ada)).toBe(ada);
    later(31_000);
    expect(await emailOf('s1', null)).toBe(ada);
    expect(await emailOf('s1', 'another@causeway.example')).toBe(ada);
  });

  it('has no user without a verified address, or with an unknown one', async () => {
    expect(await emailOf('s1', null)).toBeNull();
    expect(await emailOf('s1', 'nobody@causeway.example')).toBeNull();
    expect(await subjects()).toEqual([]);
  });

  it('is accepted as soon as they are a user, even if rejected a moment before', async () => {
    expect(await emailOf('s1', null)).toBeNull();
    expect(await emailOf('s1', ada)).toBe(ada);
  });

  it('does not take over a bound user by having the same address', async () => {
    expect(await emailOf('s1', ada)).toBe(ada);
    expect(await emailOf('s2', ada)).toBeNull();
    expect(await subjects()).toEqual(['s1']);
  });

  it('is the same user however many requests the first sign-in sends at once', async () => {
    const emails = await Promise.all(Array.from({ length: 10 }, () => emailOf('s1', ada)));
    expect(new Set(emails)).toEqual(new Set([ada]));
  });

  it('is the only one of two who claim the same user at once', async () => {
    const emails = await Promise.all(['s1', 's2', 's3', 's4'].map((subject) => emailOf(subject, ada)));
    expect(emails.filter((email) => email === ada)).toHaveLength(1);
    expect(await subjects()).toHaveLength(1);
  });

  it('is rejected within 30 s of being deactivated, and never bound again', async () => {
    expect(await emailOf('s1', ada)).toBe(ada);
    await deactivate(ada);
    later(30_001);
    expect(await emailOf('s1', ada)).toBeNull();
  });

  it('is rejected immediately if deactivated before the first sign-in', async () => {
    await deactivate(ada);
    expect(await emailOf('s1', ada)).toBeNull();
  });

  it('does not come back as someone else after being deactivated', async () => {
    expect(await emailOf('s1', ada)).toBe(ada);
    await deactivate(ada);
    later(30_001);
    expect(await emailOf('s1', mia)).toBeNull();
    expect(await emailOf('s2', mia)).toBe(mia);
  });

  it('has changed permissions within 30 s', async () => {
    const roleOf = async () => (await viewerOf('s1', mia))?.role;
    expect(await roleOf()).toBe('MANAGER');
    await app.pools.staff.query(`update app_user set role = 'AUDITOR' where email = $1`, [mia]);
    later(30_001);
    expect(await roleOf()).toBe('AUDITOR');
  });
});
