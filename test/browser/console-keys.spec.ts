import type { Browser, Page } from 'playwright-core';
import { ConsolePage, type PersonOfDemo, eventually } from './console-page.js';
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

async function open(person: PersonOfDemo, path: string): Promise<Page> {
  opened = await ConsolePage.open(browser, person, path);
  return opened.page;
}

/** Which row of the page's lists has the focus; -1 if none has. */
const focusedRow = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[data-list] [data-row]')]
      .filter((row) => row.querySelector('a, button'))
      .findIndex((row) => row.contains(document.activeElement)),
  );

describe.each<[string, PersonOfDemo, string]>([
  ['My work', 'engineer', '/work'],
  ['Portfolio', 'manager', '/portfolio'],
  ['Timeline', 'manager', '/timeline'],
  ['Health', 'manager', '/health'],
  ['Partners', 'manager', '/partners'],
  ['the Catalogue', 'manager', '/catalogue'],
  ['Reviews', 'compliance', '/reviews'],
  ['Alerts', 'manager', '/alerts'],
])('%s', (_name, person, path) => {
  it('is walked through with J and K from the first moment, and Enter opens a row', async () => {
    const page = await open(person, path);
    await page.keyboard.press('j');
    expect(await focusedRow(page)).toBe(0);
    await page.keyboard.press('j');
    expect(await focusedRow(page)).toBe(1);
    await page.keyboard.press('k');
    expect(await focusedRow(page)).toBe(0);
    // A link, or on Reviews and Alerts what shows the item beside the list.
    const address = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    await page.keyboard.press('Enter');
    await page.waitForURL(address ? `**${address}` : /[?&](item|alert)=/);
    await opened.settled();
  });
});

describe('the keys of the console', () => {
  it('go to a page with G and its letter, from the first moment', async () => {
    const page = await open('manager', '/portfolio');
    for (const key of ['g', 'r']) await page.keyboard.press(key);
    await page.waitForURL('**/partners');
  });

  it('find with Ctrl and K, and list themselves with a question mark', async () => {
    const page = await open('manager', '/portfolio');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Find or do' }).waitFor();
    await page.keyboard.press('Escape');
    await eventually(() => page.getByRole('dialog').count(), 0);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Log progress').waitFor();
    expect(await opened.accessibility()).toEqual([]);
  });

  it('do nothing of their own while somebody types', async () => {
    const page = await open('manager', '/portfolio');
    await page.getByLabel('Key, title or partner').focus();
    await page.keyboard.type('glj?');
    await page.waitForURL(/q=glj%3F|q=glj\?/);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});
