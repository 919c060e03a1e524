import type { Browser, Page } from 'playwright-core';
import { ConsolePage, type Person, eventually } from './console-page.js';
import { type HostileWorld, makeHostileWorld } from './hostile-world.js';
import { launchChromium } from './watched-browser.js';

let browser: Browser;
let world: HostileWorld;
beforeAll(async () => {
  [browser, world] = await Promise.all([launchChromium(), makeHostileWorld()]);
});
afterAll(() => browser.close());

type Who = Person | 'their engineer' | 'their partner';
/** The pages on which the texts stand; KEY is the engagement's. */
const PAGES: readonly (readonly [Who, string])[] = [
  ['their engineer', '/work'],
  ['their engineer', '/time'],
  ['manager', '/portfolio?q=zz'],
  ['manager', '/portfolio?q=zz&tab=changes'],
  ['manager', '/timeline?q=zz&open=KEY'],
  ['manager', '/engagements/KEY'],
  ['manager', '/engagements/KEY?plan=timeline'],
  ['manager', '/engagements/KEY/portal'],
  ['manager', '/health?q=zz'],
  ['manager', '/health?engagement=KEY'],
  ['manager', '/adoption?tab=versions'],
  ['manager', '/partners?q=zz'],
  ['manager', '/partners/zz-hostile'],
  ['manager', '/catalogue?q=zz'],
  ['manager', '/catalogue?playbook=zz-hostile'],
  ['manager', '/catalogue/zz-hostile'],
  ['manager', '/capacity?q=zz'],
  ['compliance', '/work'],
  ['compliance', '/reviews'],
  ['admin', '/admin?tab=people'],
  ['admin', '/admin?tab=keys'],
  ['auditor', '/admin?tab=audit'],
  ['their partner', '/portal'],
  ['their partner', '/portal/KEY'],
  ['their partner', '/portal/KEY/checklist'],
  ['their partner', '/portal/KEY/usage'],
  ['their partner', '/portal/KEY/help?blockers=ALL'],
];

const personOf = (who: Who): Person => {
  if (who === 'their engineer') return world.engineer;
  return who === 'their partner' ? world.partner : who;
};

/** Texts of people that turn what stands beside them around, because nothing isolates their direction. */
const notIsolated = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = (node as Text).data;
      let around = node.parentElement!;
      if (!text.includes('\u202e') || around.closest('script, style, option, textarea')) continue;
      const isolates = (element: Element) => {
        const { unicodeBidi, display } = getComputedStyle(element);
        return /isolate|plaintext/.test(unicodeBidi) || !/^inline$|^contents$/.test(display);
      };
      while (!isolates(around)) around = around.parentElement!;
      const isAside = /^[^\u202e]*\u2068[^\u2069]*\u2069[^\u202e]*$/.test(text);
      if (!isAside && around.textContent.trim() !== text.trim()) found.push(around.outerHTML.slice(0, 160));
    }
    return found;
  });

/** To the end of a list, where they stand. */
async function showAll(opened: ConsolePage): Promise<void> {
  const more = opened.page.getByRole('button', { name: 'Show more' });
  while (await more.first().isVisible()) {
    const before = opened.operations();
    await more.first().click();
    await eventually(() => Promise.resolve(opened.operations() > before), true);
    await opened.settled();
    await eventually(() => more.and(opened.page.locator('[aria-busy=true], [disabled]')).count(), 0);
  }
}

describe.each(PAGES)('as %s, %s', (who, path) => {
  it('shows what people wrote as text, in its place, whatever it is', async () => {
    const opened = await ConsolePage.blank(browser, personOf(who));
    const { page, watched } = opened;
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await opened.go(path.replace('KEY', world.key));
    await showAll(opened);
    const text = await page.innerText('body');
    const wide = await opened.tooWide();
    const turned = await notIsolated(page);
    const made = await page.locator('img[src="x"], [onerror], main script').count();
    await page.setViewportSize({ width: 360, height: 740 });
    const narrow = await opened.tooWide();
    const { complaints, strays } = watched;
    await opened.close();
    expect(text).toContain('<img src=x onerror=');
    expect({ dialogs, wide, narrow, turned, made, complaints, strays }).toEqual({
      ...{ dialogs: [], wide: [], narrow: [], turned: [], made: 0, complaints: [], strays: [] },
    });
  });
});
