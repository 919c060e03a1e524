import type { Browser } from 'playwright-core';
import { ConsolePage, type PersonOfDemo } from './console-page.js';
import { launchChromium } from './watched-browser.js';

/** Every page, as somebody who uses it. */
const PAGES: readonly (readonly [PersonOfDemo, string])[] = [
  ['engineer', '/work'],
  ['compliance', '/work'],
  ['engineer', '/time'],
  ['manager', '/portfolio'],
  ['manager', '/timeline'],
  ['engineer', '/engagements/ENG-1'],
  ['manager', '/engagements/ENG-1'],
  ['manager', '/engagements/ENG-1/portal'],
  ['manager', '/health'],
  ['manager', '/adoption'],
  ['manager', '/partners'],
  ['manager', '/partners/northwind'],
  ['manager', '/catalogue'],
  ['manager', '/catalogue/accounts'],
  ['manager', '/capacity'],
  ['compliance', '/reviews'],
  ['admin', '/admin'],
  ['auditor', '/admin'],
  ['partner', '/portal'],
  ['partner', '/portal/ENG-59'],
  ['partner', '/portal/ENG-59/checklist'],
  ['partner', '/portal/ENG-59/usage'],
  ['partner', '/portal/ENG-59/help'],
];

let browser: Browser;
let opened: ConsolePage | undefined;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
  const watched = opened?.watched;
  await opened?.close();
  opened = undefined;
  // Nothing may leave the machine, be blocked by the page's own policy, or fail unnoticed.
  expect({ strays: watched?.strays, complaints: watched?.complaints }).toEqual({
    strays: [],
    complaints: [],
  });
});

describe.each(PAGES)('as %s, %s', (person, path) => {
  it.each(['light', 'dark'] as const)('has nothing that axe finds, in %s colours', async (colorScheme) => {
    opened = await ConsolePage.open(browser, person, path, { colorScheme });
    expect(await opened.accessibility()).toEqual([]);
  });

  it('asks at most twice, and not again when one comes back', async () => {
    opened = await ConsolePage.open(browser, person, path);
    expect(opened.operations()).toBeLessThanOrEqual(2);
  });

  it('can be read on a phone and at 200 % without scrolling sideways', async () => {
    opened = await ConsolePage.open(browser, person, path, { viewport: { width: 360, height: 740 } });
    expect(await opened.scrollsSideways()).toBe(false);
    await opened.page.setViewportSize({ width: 640, height: 400 });
    expect(await opened.scrollsSideways()).toBe(false);
  });
});
