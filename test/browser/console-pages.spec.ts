import type { Browser } from 'playwright-core';
import { PAGES } from './console-addresses.js';
import { ConsolePage, eventually } from './console-page.js';
import { launchChromium } from './watched-browser.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** One visit serves all the checks of a page, in this order. */
describe.each(PAGES)('as %s, %s', (person, path) => {
  let opened: ConsolePage;
  beforeAll(async () => {
    opened = await ConsolePage.open(browser, person, path);
  });
  afterAll(() => opened.close());

  it('asks at most twice, and not again when one comes back', async () => {
    expect(opened.operations()).toBeLessThanOrEqual(2);
    const title = await opened.page.locator('h1').first().innerText();
    await leave(opened);
    const before = opened.operations();
    await opened.page.goBack();
    await opened.page.waitForURL((url) => url.pathname + url.search === path);
    await eventually(() => opened.page.locator('h1').first().innerText(), title);
    await opened.settled();
    await opened.painted();
    expect(opened.operations()).toBe(before);
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, in %s colours', async (colorScheme) => {
    await opened.page.emulateMedia({ colorScheme });
    expect(await opened.accessibility()).toEqual([]);
  });

  it('can be read on a phone and at 200 % without scrolling sideways', async () => {
    await opened.page.setViewportSize({ width: 360, height: 740 });
    await eventually(() => opened.tooWide(), []);
    await opened.page.setViewportSize({ width: 640, height: 400 });
    await eventually(() => opened.tooWide(), []);
  });

  it('leaves the machine with nothing, and has nothing blocked by its policy', () => {
    const { strays, complaints } = opened.watched;
    expect({ strays, complaints }).toEqual({ strays: [], complaints: [] });
  });
});

/** Goes to another page by a link. */
async function leave(opened: ConsolePage): Promise<void> {
  const { page } = opened;
  const { pathname } = new URL(page.url());
  const heading = page.locator('h1').first();
  const title = await heading.innerText();
  const to = ['/catalogue', '/partners', '/portal', '/portal/ENG-59'];
  const links = to.filter((each) => each !== pathname).map((each) => `a[href="${each}"]`);
  await page.locator(links.join()).first().click();
  await page.waitForURL((url) => url.pathname !== pathname);
  await eventually(async () => (await heading.innerText()) === title, false);
  await opened.settled();
  await opened.painted();
}
