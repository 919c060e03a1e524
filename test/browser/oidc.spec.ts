import type { Browser } from 'playwright-core';
import type { TestDatabase } from '../support/cluster.js';
import { OidcProvider } from '../support/oidc.js';
import { Causeway, freePort } from '../support/process.js';
import { ask, migratedDatabase, productionEnv, ranTo } from '../support/production.js';
import { until } from '../support/until.js';
import { IssuerVisitor } from './issuer-page.js';
import { launchChromium } from './watched-browser.js';

const CLEO = 'cleo@causeway.example';
const INVITE = `mutation ($input: InviteUserInput!) { inviteUser(input: $input) { userErrors { message } user { id } } }`;
const DEACTIVATE = `mutation ($input: DeactivateUserInput!) { deactivateUser(input: $input) { userErrors { message } } }`;

let browser: Browser;
let database: TestDatabase;
let provider: OidcProvider;
let api: Causeway;
/** Its tokens last 8 s. */
let brief: Causeway;
let visitor: IssuerVisitor;
/** What the browser itself reports when a request fails; all else is a fault of the page or blocked by its policy. */
let expected: RegExp | null;
const UNAUTHENTICATED = /status of 401/;

const originOf = ({ port }: Causeway) => `http://127.0.0.1:${port}`;

/** As the first admin. */
async function change(mutation: string, input: object) {
  const { data } = await ask(api, await provider.token('first', 'urn:console'), mutation, { input });
  const [payload] = Object.values<{ userErrors: unknown[]; user: { id: string } }>(data);
  expect(payload!.userErrors).toEqual([]);
  return payload!;
}

async function start(port: number, audience: string): Promise<Causeway> {
  return Causeway.startCommand('start:api', {
    ...productionEnv(database, provider, null),
    ...{ PORT: String(port), AUTH_CLIENT_ID: 'console', AUTH_AUDIENCE: audience },
  });
}

beforeAll(async () => {
  const ports = [await freePort(), await freePort()] as const;
  const origins = ports.map((port) => `http://127.0.0.1:${port}`);
  [browser, database, provider] = await Promise.all([
    launchChromium(),
    migratedDatabase(),
    OidcProvider.start(origins),
  ]);
  await ranTo(
    Causeway.command('admin', { DATABASE_URL: database.appUrl }, ['first@causeway.example', 'First']),
  );
  api = await start(ports[0], 'urn:console');
  brief = await start(ports[1], 'urn:console:brief');
  await change(INVITE, { email: CLEO, name: 'Cleo', role: 'COMPLIANCE' });
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([api, brief].map((process) => process?.signal('SIGTERM')));
  await provider?.stop();
  await database?.drop();
});

beforeEach(async () => {
  expected = null;
  visitor = await IssuerVisitor.open(browser, originOf(api), provider.issuer);
});
afterEach(async () => {
  await visitor.close();
  const { strays, complaints } = visitor.watched;
  const faults = complaints.filter((text) => !expected?.test(text));
  expect({ strays, faults }).toEqual({ strays: [], faults: [] });
});

describe('signing in to the console at the issuer', () => {
  it('leads to the page that was asked for, and leaves no code in the address or the history', async () => {
    await visitor.enter('/partners', CLEO);
    expect(visitor.page.url()).toBe(`${originOf(api)}/partners`);
    await visitor.page.getByText('Cleo').first().waitFor();
    const authorization = new URL(visitor.watched.requests.find((url) => url.includes('/auth?'))!);
    expect(Object.fromEntries(authorization.searchParams)).toMatchObject({
      ...{ response_type: 'code', code_challenge_method: 'S256', resource: 'urn:console' },
      ...{ scope: 'openid profile email offline_access', redirect_uri: `${originOf(api)}/signed-in` },
    });
    await visitor.page.goBack();
    expect(visitor.page.url()).not.toContain('code=');
  });

  it('keeps no token in storage, in an address or in the history', async () => {
    await visitor.enter('/work', CLEO);
    await until(() => Promise.resolve(visitor.tokens.length > 0));
    const kept = await visitor.kept();
    const addresses = visitor.watched.requests.join('\n');
    for (const { accessToken, refreshToken, idToken } of visitor.tokens)
      for (const token of [accessToken, refreshToken, idToken]) {
        expect(token).toEqual(expect.stringMatching(/^.{20,}$/));
        expect(kept).not.toContain(token);
        expect(addresses).not.toContain(token);
      }
    expect(kept).not.toMatch(/eyJ|verifier/);
  });

  it('is not asked for again in a second tab or after a reload, each of which has tokens of its own', async () => {
    await visitor.enter('/work', CLEO);
    const second = await visitor.watched.context.newPage();
    await second.goto(`${originOf(api)}/portfolio`);
    await second.getByRole('navigation', { name: 'Pages' }).waitFor();
    await visitor.page.reload();
    await visitor.isAt('/work');
    await until(() => Promise.resolve(visitor.tokens.length === 3));
    for (const part of ['accessToken', 'refreshToken'] as const)
      expect(new Set(visitor.tokens.map((tokens) => tokens[part])).size).toBe(3);
  });

  it('can be cancelled, which is explained, and begun again for the same page', async () => {
    await visitor.ask('/catalogue');
    await visitor.page.getByRole('button', { name: 'Cancel' }).click();
    await visitor.page.getByText(/Sign-in was cancelled.*access_denied, The user cancelled/).waitFor();
    expect(visitor.page.url()).toBe(`${originOf(api)}/catalogue`);
    await visitor.page.getByRole('button', { name: 'Sign in' }).click();
    await visitor.signIn(CLEO);
    await visitor.isAt('/catalogue');
  });

  it('is refused if the response does not belong to a sign-in of this tab', async () => {
    await visitor.page.goto(`${originOf(api)}/signed-in?code=stolen&state=guessed`);
    await visitor.page.getByText(/was not started in this tab/).waitFor();
    expect(visitor.page.url()).toBe(`${originOf(api)}/`);
    expect(visitor.watched.requests.filter((url) => url.endsWith('/token'))).toEqual([]);
  });

  it('says what to do if the issuer cannot be reached', async () => {
    expected = /ERR_FAILED/;
    await visitor.watched.context.route(`${provider.issuer}/**`, (route) => route.abort());
    await visitor.page.goto(`${originOf(api)}/work`);
    await visitor.page.getByText(/cannot be reached. Check your connection/).waitFor();
    await visitor.watched.context.unroute(`${provider.issuer}/**`);
    await visitor.page.getByRole('button', { name: 'Sign in' }).click();
    await visitor.signIn(CLEO);
    await visitor.isAt('/work');
  });

  it('does not let in somebody who was not invited', async () => {
    expected = UNAUTHENTICATED;
    await visitor.ask('/work');
    await visitor.signIn('stranger@causeway.example');
    await visitor.page.getByText(/Causeway does not know it/).waitFor();
    await visitor.page.getByRole('button', { name: 'Sign in' }).waitFor();
  });
});

describe('a session of the console', () => {
  it('outlives its tokens, silently and with a new refresh token each time', async () => {
    await visitor.close();
    visitor = await IssuerVisitor.open(browser, originOf(brief), provider.issuer);
    await visitor.enter('/work', CLEO);
    const addresses: string[] = [];
    visitor.page.on('framenavigated', (frame) => addresses.push(frame.url()));
    await until(async () => {
      for (const name of ['Portfolio', 'My work']) await visitor.choose(name);
      return visitor.renewals().length >= 3;
    }, 60_000);
    await visitor.page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
    expect(addresses.filter((url) => !url.startsWith(originOf(brief)))).toEqual([]);
    const refreshTokens = visitor.tokens.map(({ refreshToken }) => refreshToken);
    expect(new Set(refreshTokens).size).toBe(refreshTokens.length);
  });

  it('gets a new token once if the API does not accept the present one', async () => {
    expected = UNAUTHENTICATED;
    await visitor.enter('/portfolio', CLEO);
    let refused = 0;
    await visitor.watched.context.route('**/graphql', (route) => {
      refused += 1;
      if (refused > 1) return route.continue();
      const errors = [{ message: 'Expired.', extensions: { code: 'UNAUTHENTICATED' } }];
      return route.fulfill({ status: 401, json: { errors } });
    });
    await visitor.choose('My work');
    await visitor.page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
    await until(() => Promise.resolve(refused > 1));
    expect(visitor.renewals()).toHaveLength(1);
  });

  it('ends here and at the issuer when one signs out, and does not begin again by itself', async () => {
    await visitor.enter('/work', CLEO);
    await visitor.page.getByRole('button', { name: 'Sign out' }).click();
    await visitor.page.waitForURL(`${originOf(api)}/`);
    await visitor.page.reload();
    await visitor.page.getByRole('button', { name: 'Sign in' }).waitFor();
    const { refreshToken } = visitor.tokens.at(-1)!;
    const addresses = visitor.watched.requests.join('\n');
    expect(addresses).toContain('/session/end?');
    for (const token of Object.values(visitor.tokens.at(-1)!).filter((each) => each.length > 20))
      expect(addresses).not.toContain(token);
    const renewed = await fetch(`${provider.issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        ...{ grant_type: 'refresh_token', client_id: 'console', refresh_token: refreshToken },
      }),
    });
    expect(await renewed.json()).toMatchObject({ error: 'invalid_grant' });
    await visitor.page.getByRole('button', { name: 'Sign in' }).click();
    await visitor.page.getByLabel('Email').waitFor();
  });

  it('ends within 30 s for a user who is deactivated', async () => {
    expected = UNAUTHENTICATED;
    const email = 'leaver@causeway.example';
    const { user } = await change(INVITE, { email, name: 'Lea', role: 'COMPLIANCE' });
    await visitor.enter('/work', email);
    await change(DEACTIVATE, { userId: user.id });
    await until(async () => {
      for (const name of ['Portfolio', 'My work']) await visitor.choose(name, 2_000).catch(() => undefined);
      return visitor.page.getByText(/or it was deactivated/).isVisible();
    }, 30_000);
    expect(await visitor.page.getByText('Lea').count()).toBe(0);
  });
});
