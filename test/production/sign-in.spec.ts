import { type TestDatabase } from '../support/cluster.js';
import { OidcProvider } from '../support/oidc.js';
import { Causeway } from '../support/process.js';
import { ask, migratedDatabase, productionEnv, ranTo } from '../support/production.js';
import { until } from '../support/until.js';

const WHO = '{ viewer { name } }';

let database: TestDatabase;
let provider: OidcProvider;
let api: Causeway;
beforeAll(async () => {
  [database, provider] = await Promise.all([migratedDatabase(), OidcProvider.start()]);
  const who = ['first@causeway.example', 'First Admin'];
  await ranTo(Causeway.command('admin', { DATABASE_URL: database.appUrl }, who));
  api = await Causeway.startCommand('start:api', productionEnv(database, provider, database.redisUrl));
}, 60_000);
afterAll(async () => {
  await api.signal('SIGTERM');
  await provider.stop();
  await database.drop();
});

const codeOf = async (token: string) => (await ask(api, token, WHO)).errors?.[0].extensions.code ?? null;
const REFUSED = 'UNAUTHENTICATED';

describe('signing in with an OpenID Connect provider', () => {
  it('works for the invited first admin, who can invite others', async () => {
    const first = await provider.token('first');
    expect((await ask(api, first, WHO)).data.viewer.name).toBe('First Admin');
    expect(await codeOf(await provider.token('manager'))).toBe(REFUSED);
    const input = { email: 'manager@causeway.example', name: 'Mia', role: 'MANAGER' };
    const invite =
      'mutation ($input: InviteUserInput!) { inviteUser(input: $input) { userErrors { message } } }';
    expect((await ask(api, first, invite, { input })).data.inviteUser.userErrors).toEqual([]);
    expect((await ask(api, await provider.token('manager'), WHO)).data.viewer.name).toBe('Mia');
  });

  it('is rejected for people who are not invited, or whose address the provider has not verified', async () => {
    expect(await codeOf(await provider.token('stranger'))).toBe(REFUSED);
    const input = { email: 'unverified@causeway.example', name: 'U', role: 'AUDITOR' };
    const invite =
      'mutation ($input: InviteUserInput!) { inviteUser(input: $input) { userErrors { message } } }';
    await ask(api, await provider.token('first'), invite, { input });
    expect(await codeOf(await provider.token('unverified'))).toBe(REFUSED);
  });

  it('is rejected with a token for another product', async () => {
    expect(await codeOf(await provider.token('first', 'urn:other'))).toBe(REFUSED);
  });

  it('is rejected with an expired token, even if it was valid before', async () => {
    const brief = await provider.token('first', 'urn:brief');
    expect(await codeOf(brief)).toBeNull();
    // 1 s of lifetime, 5 s of clock skew
    await until(async () => (await codeOf(brief)) === REFUSED, 40_000);
  }, 60_000);

  it('is rejected with a token of another provider', async () => {
    const other = await OidcProvider.start();
    const token = await other.token('first');
    await other.stop();
    expect(await codeOf(token)).toBe(REFUSED);
  }, 20_000);

  it.each([
    ['unsigned', ([, claims]: string[]) => `${btoa('{"alg":"none"}').replace(/=+$/, '')}.${claims}.`],
    ['changed', ([head, , signature]: string[]) => `${head}.${btoa('{"sub":"first"}')}.${signature}`],
    ['cut', ([head, claims, signature]: string[]) => `${head}.${claims}.${signature!.slice(0, -9)}`],
  ])('is rejected with a token that is %s', async (_how, forge) => {
    expect(await codeOf(forge((await provider.token('first')).split('.')))).toBe(REFUSED);
  });

  it('accepts tokens of a new key within a minute, and none of the old key any more', async () => {
    await provider.rotate();
    const token = await provider.token('first');
    await until(async () => (await codeOf(token)) === null, 60_000);
  }, 70_000);
});
