import { Users } from '../../src/platform/auth/authenticator.js';
import { TestApp } from '../support/app.js';
import { ENGINEER, MANAGER } from '../support/people.js';

describe('who signs in', () => {
  let app: TestApp;
  let users: Users;
  beforeEach(async () => {
    app = await TestApp.start();
    users = app.nest.get(Users);
  });
  afterEach(async () => {
    jest.useRealTimers();
    await app.stop();
  });

  const emailOf = async (subject: string, verifiedEmail: string | null) =>
    (await users.viewerOf({ subject, verifiedEmail }))?.email ?? null;
  const subjects = async () =>
    (
      await app.pools.staff.query<{ subject: string }>(
        'select subject from app_user where subject is not null',
      )
    ).rows;
  const deactivate = (email: string) =>
    app.pools.staff.query(`update app_user set deactivated_at = '2026-11-30' where email = $1`, [email]);
  const later = (ms: number) =>
    jest.useFakeTimers({
      now: Date.now() + ms,
      doNotFake: [
        'nextTick',
        'setImmediate',
        'setTimeout',
        'clearTimeout',
        'setInterval',
        'clearInterval',
        'queueMicrotask',
        'performance',
      ],
    });

  it('is bound to their user by a verified address, and is known by subject from then on', async () => {
    expect(await emailOf('s1', ENGINEER)).toBe(ENGINEER);
    later(31_000);
    expect(await emailOf('s1', null)).toBe(ENGINEER);
    expect(await emailOf('s1', 'another@causeway.example')).toBe(ENGINEER);
  });

  it('is nobody without a verified address, and nobody with an unknown one', async () => {
    expect(await emailOf('s1', null)).toBeNull();
    expect(await emailOf('s1', 'nobody@causeway.example')).toBeNull();
    expect(await subjects()).toEqual([]);
  });

  it('is let in as soon as they are a user, though they were refused a moment before', async () => {
    expect(await emailOf('s1', null)).toBeNull();
    expect(await emailOf('s1', ENGINEER)).toBe(ENGINEER);
  });

  it('does not take a bound user over by carrying the same address', async () => {
    expect(await emailOf('s1', ENGINEER)).toBe(ENGINEER);
    expect(await emailOf('s2', ENGINEER)).toBeNull();
    expect(await subjects()).toEqual([{ subject: 's1' }]);
  });

  it('is the same user however many requests the first sign-in takes at once', async () => {
    const emails = await Promise.all(Array.from({ length: 10 }, () => emailOf('s1', ENGINEER)));
    expect(new Set(emails)).toEqual(new Set([ENGINEER]));
  });

  it('is one of two who reach for the same user at once', async () => {
    const emails = await Promise.all(['s1', 's2', 's3', 's4'].map((subject) => emailOf(subject, ENGINEER)));
    expect(emails.filter((email) => email === ENGINEER)).toHaveLength(1);
    expect(await subjects()).toHaveLength(1);
  });

  it('is refused within 30 s of being deactivated, and never bound again', async () => {
    expect(await emailOf('s1', ENGINEER)).toBe(ENGINEER);
    await deactivate(ENGINEER);
    later(30_001);
    expect(await emailOf('s1', ENGINEER)).toBeNull();
  });

  it('is refused at once when deactivated before the first sign-in', async () => {
    await deactivate(ENGINEER);
    expect(await emailOf('s1', ENGINEER)).toBeNull();
  });

  it('does not come back as somebody else after being deactivated', async () => {
    expect(await emailOf('s1', ENGINEER)).toBe(ENGINEER);
    await deactivate(ENGINEER);
    later(30_001);
    expect(await emailOf('s1', MANAGER)).toBeNull();
    expect(await emailOf('s2', MANAGER)).toBe(MANAGER);
  });

  it('has within 30 s the rights that they were given or lost', async () => {
    const roleOf = async () => (await users.viewerOf({ subject: 's1', verifiedEmail: MANAGER }))?.role;
    expect(await roleOf()).toBe('MANAGER');
    await app.pools.staff.query(`update app_user set role = 'AUDITOR' where email = $1`, [MANAGER]);
    later(30_001);
    expect(await roleOf()).toBe('AUDITOR');
  });
});
