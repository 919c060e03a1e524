import type { Browser } from 'playwright-core';
import { until } from '../support/until.js';
import { ConsolePage } from './console-page.js';
import { launchChromium } from './watched-browser.js';

const IPHONE = {
  userAgent:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  hasTouch: true,
};

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe("the console's content security policy", () => {
  it('allows the style that stops the page from scrolling below a dialog on iOS', async () => {
    const opened = await ConsolePage.open(browser, 'engineer', '/work', IPHONE);
    const { page, watched } = opened;
    await watched.context.addInitScript(() => {
      Object.defineProperty(navigator, 'platform', { get: () => 'iPhone' });
      Object.defineProperty(navigator, 'userAgentData', { get: () => undefined });
    });
    await opened.go('/work');
    await until(async () => {
      await page.keyboard.press('?');
      return page.getByRole('dialog').isVisible();
    });
    const styles = await page.evaluate(() =>
      [...document.querySelectorAll('style')].map(({ sheet }) => sheet?.cssRules.length),
    );
    await opened.close();
    expect({ styles, complaints: watched.complaints }).toEqual({ styles: [1], complaints: [] });
  });

  it('blocks any other style, scripts in the page and requests to elsewhere', async () => {
    const opened = await ConsolePage.open(browser, 'engineer', '/work');
    const blocked = await opened.page.evaluate(async () => {
      const found: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        found.push(effectiveDirective),
      );
      for (const [tag, text] of [
        ['style', 'main { display: none }'],
        ['script', 'document.title = "Stolen"'],
      ] as const) {
        const element = document.createElement(tag);
        element.textContent = text;
        document.head.append(element);
      }
      document.body.insertAdjacentHTML('beforeend', '<p style="position: fixed">x</p>');
      await fetch('http://127.0.0.1:9/', { mode: 'no-cors' }).catch(() => undefined);
      await new Promise((wake) => setTimeout(wake, 100));
      return [...found, document.title];
    });
    await opened.close();
    expect(blocked).toEqual([
      ...['style-src-elem', 'script-src-elem', 'style-src-attr', 'connect-src'],
      expect.not.stringContaining('Stolen'),
    ]);
  });
});
