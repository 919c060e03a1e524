import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { ConsolePage, type OpenOptions, type PersonOfDemo, asPerson, eventually } from './console-page.js';
import { launchChromium } from './watched-browser.js';

let browser: Browser;
let opened: ConsolePage;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
  const { strays, complaints } = opened.watched;
  await opened.close();
  expect({ strays, complaints }).toEqual({ strays: [], complaints: [] });
});

/** Low, so that there is something to scroll to. */
const LOW = { viewport: { width: 1280, height: 420 } };

async function open(person: PersonOfDemo, path: string, options: OpenOptions = LOW): Promise<Page> {
  opened = await ConsolePage.open(browser, person, path, options);
  await dot('Live').waitFor();
  return opened.page;
}
const dot = (state: string) => opened.page.getByRole('img', { name: new RegExp(`^${state}`) }).first();

async function rename(key: string, title: string): Promise<void> {
  const ask = await asPerson('admin');
  const { engagement } = await ask('query ($key: String!) { engagement(key: $key) { id version } }', { key });
  const input = { engagementId: engagement?.['id'], expectedVersion: engagement?.['version'], title };
  const RENAME =
    'mutation ($input: UpdateEngagementInput!) { updateEngagement(input: $input) { userErrors { message } } }';
  expect(await ask(RENAME, { input })).toEqual({ updateEngagement: { userErrors: [] } });
}

/** Where one is on the page: how far it is scrolled, and what has the focus. */
const placeOn = (page: Page) =>
  page.evaluate(() => ({
    scrolled: Math.round(scrollY),
    focused: document.activeElement?.textContent,
    isThere: document.activeElement !== document.body,
  }));

async function goDown(page: Page, name: RegExp) {
  await page
    .locator('main')
    .getByRole('link', { name })
    .or(page.getByRole('button', { name }))
    .last()
    .focus();
  await page.evaluate(() => window.scrollTo({ top: 300, behavior: 'instant' }));
  const place = await placeOn(page);
  expect(place).toMatchObject({ scrolled: 300, isThere: true });
  return place;
}

describe('a change by somebody else is on screen without being asked for, and the place on the page is kept', () => {
  it('on the page of an engagement', async () => {
    const page = await open('manager', '/engagements/ENG-51');
    const place = await goDown(page, /^Allocate$/);
    await rename('ENG-51', 'Branch finder, renamed meanwhile');
    await page.getByRole('heading', { level: 1, name: 'Branch finder, renamed meanwhile' }).waitFor();
    expect(await placeOn(page)).toEqual(place);
  });

  it('on the Portfolio', async () => {
    const page = await open('manager', '/portfolio?q=ENG-4');
    const place = await goDown(page, /^ENG-4\d$/);
    await rename('ENG-44', 'One sign-in, renamed meanwhile');
    await page.getByText('One sign-in, renamed meanwhile').first().waitFor();
    expect(await placeOn(page)).toEqual(place);
  });

  it('on My work', async () => {
    const page = await open('engineer', '/work');
    const place = await goDown(page, /^ENG-\d+/);
    const row = page.locator('[data-row]').first();
    const code = /\(([A-Z-]+)\)/.exec((await row.textContent()) ?? '')?.[1] ?? '';
    const key = /ENG-\d+/.exec((await row.textContent()) ?? '')?.[0] ?? '';
    const ask = await asPerson('admin');
    const { engagement } = await ask(
      'query ($key: String!) { engagement(key: $key) { milestones { id code version } } }',
      { key },
    );
    const milestones = engagement?.['milestones'] as { id: string; code: string; version: number }[];
    const { id, version } = milestones.find((each) => each.code === code)!;
    await ask(
      'mutation ($input: UpdateMilestoneInput!) { updateMilestone(input: $input) { userErrors { code } } }',
      { input: { milestoneId: id, expectedVersion: version, title: 'Retitled meanwhile' } },
    );
    await row.getByText(`Retitled meanwhile (${code})`).waitFor();
    expect(await placeOn(page)).toEqual(place);
  });
});

describe('a connection that is lost', () => {
  it('is told by the dot, and the page catches up once it is there again', async () => {
    let isDown = false;
    const sockets: WebSocketRoute[] = [];
    const before = async (page: Page) =>
      page.routeWebSocket('**/graphql', (socket) => {
        // As a proxy does that is restarted.
        if (isDown) return void socket.close({ code: 1012 });
        socket.connectToServer();
        sockets.push(socket);
      });
    const page = await open('manager', '/engagements/ENG-47', { before });
    isDown = true;
    for (const socket of sockets) await socket.close({ code: 1012 });
    await dot('Reconnecting').waitFor();
    await rename('ENG-47', 'Fraud signals, renamed meanwhile');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Fraud signals: what the API can tell',
    );
    isDown = false;
    await dot('Live').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Fraud signals, renamed meanwhile' }).waitFor();
    await eventually(() => dot('Reconnecting').count(), 0);
  });
});
