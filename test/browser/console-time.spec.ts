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

async function open(person: PersonOfDemo, path: string, options = {}): Promise<Page> {
  opened = await ConsolePage.open(browser, person, path, options);
  return opened.page;
}
const totalOf = async (page: Page) =>
  (await page.locator('dl').getByText('Total').locator('xpath=following-sibling::dd').textContent()) ?? '';

describe('an entry of My time', () => {
  it('is corrected in place: its minutes and its text, and the week follows', async () => {
    const page = await open('engineer', '/time?week=2026-12-07');
    const entries = page.getByRole('region', { name: 'Entries', exact: true }).locator('[data-row]');
    const before = await totalOf(page);
    const operations = opened.operations();
    await entries.first().getByRole('button', { name: 'Correct' }).click();
    const dialog = page.getByRole('dialog', { name: /^Correct the entry of/ });
    await dialog.getByLabel('What was done').fill('What I really did that day');
    const minutes = Number(await dialog.getByLabel('Minutes').inputValue());
    await dialog.getByLabel('Minutes').fill(String(minutes + 30));
    await dialog.getByLabel('Why it is corrected').fill('I looked it up.');
    await dialog.getByRole('button', { name: 'Correct' }).click();
    await entries.getByText('What I really did that day').waitFor();
    await eventually(async () => (await totalOf(page)) !== before, true);
    expect(opened.operations()).toBeGreaterThan(operations);
  });

  it('is withdrawn and restored there', async () => {
    const page = await open('engineer', '/time?week=2026-12-14');
    const entries = page.getByRole('region', { name: 'Entries', exact: true }).locator('[data-row]');
    const text = (await entries.last().locator('p').nth(1).textContent()) ?? '';
    for (const verb of ['Withdraw', 'Restore']) {
      await entries.last().getByRole('button', { name: verb, exact: true }).click();
      const dialog = page.getByRole('dialog', { name: `${verb} the entry` });
      await dialog.getByLabel('Why').fill('To see what happens.');
      await dialog.getByRole('button', { name: verb, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      await entries
        .last()
        .getByText(verb === 'Withdraw' ? 'Withdrawn.' : text)
        .waitFor();
    }
  });
});

it.each(['light', 'dark'] as const)('is accessible in %s colours and fits a phone', async (colorScheme) => {
  const page = await open('engineer', '/time?week=2026-12-07', {
    colorScheme,
    viewport: { width: 360, height: 740 },
  });
  await page.getByRole('region', { name: 'Entries', exact: true }).waitFor();
  expect(await opened.accessibility()).toEqual([]);
  await eventually(() => opened.scrollsSideways(), false);
});
