import type { Browser } from 'playwright-core';
import { ConsolePage, type PersonOfDemo } from './console-page.js';
import { launchChromium } from './watched-browser.js';

const MARGIN = { top: '1cm', bottom: '1cm', left: '1cm', right: '1cm' };

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** The page on paper: its sheets, its text, and what can only be used on a screen. */
async function print(person: PersonOfDemo, path: string, colorScheme: 'light' | 'dark') {
  const opened = await ConsolePage.open(browser, person, path, { colorScheme });
  const { page, watched } = opened;
  const pdf = (await page.pdf({ format: 'A4', margin: MARGIN })).toString('latin1');
  await page.emulateMedia({ media: 'print' });
  const text = await page.innerText('body');
  // A button that is a fact, as a milestone's title is, is printed as text.
  const controls = await page
    .locator(
      'nav:visible, select:visible, input:visible, button:visible:text-matches("^(Print|Menu|Log|Edit)")',
    )
    .allInnerTexts();
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await opened.close();
  expect(watched.complaints).toEqual([]);
  return { sheets: pdf.match(/\/Type \/Page\b/g)?.length, text, controls, background };
}

describe.each(['light', 'dark'] as const)('on paper, from a screen in %s colours', (colorScheme) => {
  it('the portal’s status is one sheet with the facts, and without navigation', async () => {
    const { sheets, text, controls, background } = await print('partner', '/portal/ENG-59', colorScheme);
    expect({ sheets, controls, background }).toEqual({
      ...{ sheets: 1, controls: [], background: 'rgb(255, 255, 255)' },
    });
    for (const fact of ['ENG-59', 'Small loans at the counter', 'Waiting for you', 'Discovery', '2026'])
      expect(text).toContain(fact);
  });

  it('an engagement’s status report has the facts, and no navigation', async () => {
    const { sheets, text, controls, background } = await print('manager', '/engagements/ENG-59', colorScheme);
    expect({ controls, background }).toEqual({ controls: [], background: 'rgb(255, 255, 255)' });
    expect(sheets).toBeLessThanOrEqual(4);
    for (const fact of ['ENG-59', 'Small loans at the counter', 'Northwind Bank', 'Discovery', 'Go-live'])
      expect(text).toContain(fact);
  });
});
