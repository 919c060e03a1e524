import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { temporaryFolder } from '../support/temporary-folder.js';
import { buildClient } from '../support/client-builds.js';
import { Causeway, freePort } from '../support/process.js';
import { ExplorerPage } from './explorer-page.js';
import { WatchedPage, launchChromium } from './watched-browser.js';

const { folder, remove } = temporaryFolder();
const env = {
  CAUSEWAY_DATA_DIR: path.join(folder, 'data'),
  CAUSEWAY_CLOCK: '2026-12-21T15:30:00Z',
};

let causeway: Causeway;
let browser: Browser;
let watched: WatchedPage;
let explorer: ExplorerPage;
let origin: string;

beforeAll(async () => {
  browser = await launchChromium();
  buildClient('explorer');
  causeway = Causeway.spawn({ ...env, PORT: String(await freePort()) });
  await causeway.prints(/is running at/, 560_000);
  origin = `http://127.0.0.1:${causeway.port}`;
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await causeway?.signal('SIGINT');
  remove();
});

beforeEach(async () => {
  watched = await WatchedPage.open(browser, origin);
  explorer = new ExplorerPage(watched.page);
});
afterEach(async () => {
  await watched.close();
  // Whatever a test does, nothing may leave the machine or be blocked by the page's own policy.
  expect({ strays: watched.strays, complaints: watched.complaints }).toEqual({ strays: [], complaints: [] });
});

/** Changes the integration used by a partner's saved operations. */
async function completeUseCases(): Promise<void> {
  const post = async (route: string, body: object, headers = {}) =>
    (await fetch(origin + route, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }).then((response) => response.json())) as { token: string; data: object };
  const { token } = await post('/dev/token', { email: 'partner@northwind.example' });
  const query = `mutation { completeMyMilestone(input: { key: "ENG-59", code: "USE-CASES" }) { userErrors { message } } }`;
  const { data } = await post('/graphql', { query }, { authorization: `Bearer ${token}` });
  expect(data).toEqual({ completeMyMilestone: { userErrors: [] } });
}

describe('the explorer', () => {
  it('asks for the user before it sends anything to the API', async () => {
    await explorer.open(origin);
    await watched.page.getByRole('heading', { name: 'Whose work do you want to see?' }).waitFor();
    expect(watched.requests).not.toContain(`${origin}/graphql`);
  });

  it('opens with a query, which changes nothing when run', async () => {
    await explorer.open(origin);
    await explorer.signInAs('Maya Manager');
    const editor = watched.page.locator('.graphiql-query-editor .view-lines');
    await editor.filter({ hasText: /query|mutation/ }).waitFor();
    expect(await editor.innerText()).not.toContain('mutation');
  });

  it('runs a saved operation as a manager', async () => {
    await explorer.open(origin);
    await explorer.signInAs('Maya Manager');
    await explorer.choose('Manager', 'Portfolio', 'query Portfolio');
    expect(await explorer.run('"averageScore"')).toMatch(/"portfolio": \{\s+"engagements": \d+/);
    expect(watched.requests).toContain(`${origin}/graphql`);
  });

  it.each([
    ['Ada Admin', 'query Users', 'users'],
    ['Maya Manager', 'query WhoNeedsHelp', 'nodes'],
    ['Erin Engineer', 'query MyWork', 'myWork'],
    ['Cleo Compliance', 'query', 'nodes'],
    ['Aron Auditor', 'query AuditLog', 'auditLog'],
    ['Nora Northwind', 'query MyIntegrations', 'myIntegrations'],
  ])('greets %s with their main query, which works unchanged', async (name, query, answer) => {
    await explorer.open(origin);
    await explorer.signInAs(name);
    await explorer.shows(query);
    expect(await explorer.run(`"${answer}"`)).not.toContain('"errors"');
  });

  it('opens with the query that a link carries', async () => {
    const query = 'query Linked($id: ID!) { engagement(id: $id) { key } }';
    const carried = new URLSearchParams({ query, variables: '{"id":"ENG-1"}' });
    await watched.page.goto(`${origin}/graphiql#${carried}`);
    await explorer.signInAs('Maya Manager');
    await explorer.shows('query Linked');
    expect(await explorer.run('"engagement"')).toContain('"key": "ENG-1"');
  });

  it('asks before it changes the signed-in user, and changes nothing on No', async () => {
    await explorer.open(origin);
    await explorer.signInAs('Maya Manager');
    await explorer.press('Partner', 'Status');
    await watched.page.getByRole('heading', { name: 'Sign in as Nora Northwind?' }).waitFor();
    await explorer.answer('Cancel');
    expect(await explorer.signedInAs()).toBe('manager@causeway.example');
    await explorer.shows('query WhoNeedsHelp');
    await explorer.press('Partner', 'Status');
    await watched.page.keyboard.press('Escape');
    await explorer.press('Partner', 'Status');
    await explorer.answer('Stay signed in as Maya Manager');
    await explorer.shows('query MyIntegrations');
    expect(await explorer.signedInAs()).toBe('manager@causeway.example');
  });

  it.each(['light', 'dark'] as const)('is readable on a phone, in %s colours', async (colorScheme) => {
    await watched.page.emulateMedia({ colorScheme });
    await watched.page.setViewportSize({ width: 390, height: 844 });
    await explorer.open(origin);
    await explorer.signInAs('Maya Manager');
    await explorer.shows('query WhoNeedsHelp');
    await explorer.run('"nodes"');
    const overflow = await watched.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    for (const part of ['.saved', '.graphiql-query-editor', '.graphiql-response']) {
      const box = (await watched.page.locator(part).first().boundingBox())!;
      expect({ part, wide: box.width >= 300 }).toEqual({ part, wide: true });
    }
  });

  it('switches to a partner user for one of their saved operations, who only sees their own integrations', async () => {
    await explorer.open(origin);
    await explorer.signInAs('Maya Manager');
    await explorer.press('Partner', 'Status');
    await explorer.answer('Sign in as Nora Northwind');
    await explorer.shows('query MyIntegrations');
    expect(await explorer.signedInAs()).toBe('partner@northwind.example');
    const answer = await explorer.run('"myIntegrations"');
    expect(answer).toContain('"key": "ENG-');
    const keys = new Set(answer.match(/ENG-\d+/g));
    const { body } = await causeway.post(
      '/graphql',
      { query: '{ myIntegrations { nodes { key } } }' },
      { authorization: `Bearer ${await tokenOf('partner@northwind.example')}` },
    );
    const theirs = body.data.myIntegrations.nodes.map((node: { key: string }) => node.key);
    expect([...keys].filter((key) => !theirs.includes(key))).toEqual([]);
  });

  it('stays with a user who already has the role', async () => {
    await explorer.open(origin);
    await explorer.signInAs('Gus Globex');
    await explorer.choose('Partner', 'Status', 'query MyIntegrations');
    await explorer.run('"myIntegrations"');
    expect(await explorer.signedInAs()).toBe('partner@globex.example');
  });

  it("fills in example variables, with dates by the server's clock", async () => {
    await explorer.open(origin);
    await explorer.signInAs('Maya Manager');
    await explorer.choose('Manager', 'Adoption', 'query AdoptionOverTime');
    expect(JSON.parse(await explorer.variables())).toEqual({ from: '2026-10-26', to: '2026-12-21' });
    expect(await explorer.run('"totals"')).toMatch(/"calls": [1-9]\d*/);
  });

  it('shows a change to subscribers as it happens', async () => {
    await explorer.open(origin);
    await explorer.signInAs('Nora Northwind');
    await explorer.choose('Partner', 'Watch integration', 'subscription PartnerWatchIntegration');
    const socket = watched.page.waitForEvent('websocket');
    await watched.page.getByRole('button', { name: 'Execute query' }).click();
    await socket;
    await watched.page.waitForTimeout(2_000); // the protocol does not say when the server has subscribed
    await completeUseCases();
    expect(await explorer.answered('"percentComplete"')).toContain('"key": "ENG-59"');
  });

  it('shows the schema to signed-in users, and can be run by keyboard', async () => {
    await explorer.open(origin);
    await explorer.signInAs('Aron Auditor');
    await watched.page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await watched.page
      .getByRole('button', { name: 'Query', exact: true })
      .or(watched.page.getByRole('link', { name: 'Query', exact: true }))
      .first()
      .waitFor();
    await watched.page.locator('.graphiql-query-editor .view-lines').click();
    await watched.page.keyboard.press('Control+A');
    // Inserted as one text: when typed letter by letter, a slow machine adds a varying number of closing brackets.
    await watched.page.keyboard.insertText('{ viewer { role } ');
    await watched.page
      .locator('.graphiql-query-editor .view-lines', { hasText: /^\{.viewer.\{.role.\}.\}$/ })
      .waitFor();
    await explorer.takesUpText();
    await watched.page.keyboard.press('Control+Enter');
    expect(await explorer.answered('"viewer"')).toContain('"role": "AUDITOR"');
  });

  it('keeps the user when the page is reloaded, and forgets them on sign-out', async () => {
    await explorer.open(origin);
    await explorer.signInAs('Maya Manager');
    await watched.page.reload();
    await watched.page.getByLabel('Signed in as').waitFor();
    expect(await explorer.signedInAs()).toBe('manager@causeway.example');
    await watched.page.getByRole('button', { name: 'Sign out' }).click();
    await watched.page.reload();
    await watched.page.getByRole('heading', { name: 'Whose work do you want to see?' }).waitFor();
  });

  it('accepts a token if the server offers no users', async () => {
    await watched.context.route('**/graphiql/setting.json', (route) =>
      route.fulfill({ json: { signIn: 'token', today: '2026-12-21' } }),
    );
    await explorer.open(origin);
    await watched.page.getByLabel('Bearer token').fill(await tokenOf('manager@causeway.example'));
    await watched.page.getByRole('button', { name: 'Sign in' }).click();
    await watched.page.getByText('Maya Manager, Manager').waitFor();
    await explorer.choose('Manager', 'Portfolio', 'query Portfolio');
    await explorer.run('"portfolio"');
    expect(await watched.page.evaluate(() => JSON.stringify(localStorage))).not.toContain('eyJ');
  });
});

describe('its content security policy', () => {
  it('prevents even a script in the page from sending anything elsewhere', async () => {
    const hits: string[] = [];
    const elsewhere = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.end();
    }).listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const { port } = elsewhere.address() as AddressInfo;
    const page = await browser.newPage();
    await page.goto(`${origin}/graphiql`);
    const outcome = await page.evaluate(sendEverything, `http://127.0.0.1:${port}`);
    await page.close();
    elsewhere.close();
    expect({ outcome, hits }).toEqual({ outcome: ['error', 'TypeError', 'error'], hits: [] });
  });
});

/** Runs in the page: an image, a request and a socket to another origin, and the outcome of each. */
async function sendEverything(target: string): Promise<string[]> {
  const image = new Image();
  const loaded = new Promise<string>((resolve) => {
    image.addEventListener('load', () => resolve('load'));
    image.addEventListener('error', () => resolve('error'));
  });
  image.src = `${target}/pixel.png`;
  const fetched = fetch(target, { mode: 'no-cors' }).then(
    () => 'sent',
    (error: Error) => error.name,
  );
  const socket = new WebSocket(target.replace('http', 'ws'));
  const connected = new Promise<string>((resolve) => {
    socket.addEventListener('open', () => resolve('open'));
    socket.addEventListener('error', () => resolve('error'));
  });
  return Promise.all([loaded, fetched, connected]);
}

async function tokenOf(email: string): Promise<string> {
  const { body } = await causeway.post('/dev/token', { email });
  return body.token;
}
