import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { ConsolePage, type PersonOfDemo, asPerson, eventually } from './console-page.js';
import { launchChromium } from './watched-browser.js';

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
  expect({ strays: watched?.strays, complaints: watched?.complaints }).toEqual({
    strays: [],
    complaints: [],
  });
});

async function open(person: PersonOfDemo, path: string, options = {}): Promise<Page> {
  opened = await ConsolePage.open(browser, person, path, options);
  return opened.page;
}

const bar = (page: Page, name: RegExp) => page.locator('button[aria-pressed]', { hasText: name });
const rowsOf = (page: Page) => page.locator('tbody tr[data-row]');
const firstKey = async (page: Page) =>
  (await rowsOf(page).first().getByRole('link').first().textContent()) ?? '';
const shownCount = async (page: Page) =>
  Number(/\d+/.exec((await page.getByRole('heading', { name: /^Engagements/ }).textContent()) ?? '')?.[0]);

describe('the list of the portfolio', () => {
  it('begins with the worst health, and shows only what the pressed bars say', async () => {
    const page = await open('manager', '/portfolio');
    const all = await shownCount(page);
    expect(await rowsOf(page).first().textContent()).toContain('Critical');
    const critical = Number(/\d+$/.exec((await bar(page, /^Critical/).textContent()) ?? '')?.[0]);
    expect(critical).toBeLessThan(all);
    await bar(page, /^Critical/).click();
    await page.waitForURL(/\?band=CRITICAL$/);
    await eventually(() => shownCount(page), critical);
    await bar(page, /^Critical/).click();
    await eventually(() => shownCount(page), all);
  });

  it('goes back to the filter before without asking the server', async () => {
    const page = await open('manager', '/portfolio');
    const all = await shownCount(page);
    await page.getByLabel('Stage', { exact: true }).selectOption('SANDBOX');
    await page.waitForURL(/stage=SANDBOX/);
    await eventually(async () => (await shownCount(page)) < all, true);
    const asked = opened!.operations();
    await page.goBack();
    await eventually(() => shownCount(page), all);
    expect(opened!.operations()).toBe(asked);
  });

  it('is in the order of the column that was pressed, also when the address is opened anew', async () => {
    const page = await open('manager', '/portfolio');
    await page
      .getByRole('button', { name: 'Engagement', exact: false })
      .filter({ hasText: /^Engagement/ })
      .click();
    await page.waitForURL(/order=KEY&direction=ASC/);
    await eventually(() => firstKey(page), 'ENG-1');
    await page.reload();
    await opened!.settled();
    expect(await firstKey(page)).toBe('ENG-1');
  });

  it('shows more below, and is downloaded whole', async () => {
    const page = await open('manager', '/portfolio?status=ALL&internal=shown');
    const all = await shownCount(page);
    await page.getByRole('button', { name: 'Show more' }).click();
    await eventually(() => rowsOf(page).count(), all);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(all + 1);
    expect(lines[0]).toMatch(/^Engagement,Title,Partner,Health,Score,/);
  });

  it('shows what its bars count, and our own test companies only on request', async () => {
    const page = await open('manager', '/portfolio?status=ALL');
    const counted = await shownCount(page);
    const health = page.getByRole('region', { name: 'Health', exact: true }).locator('button[aria-pressed]');
    const numbers = (await health.allTextContents()).map((text) => Number(/\d+$/.exec(text)?.[0]));
    expect(numbers.reduce((sum, each) => sum + each, 0)).toBe(counted);
    const ask = await asPerson('manager');
    const { engagements } = await ask('{ engagements(filter: { internal: true }) { totalCount } }', {});
    const internal = Number(engagements?.['totalCount']);
    expect(internal).toBeGreaterThan(0);
    await page.getByLabel('Own test companies').selectOption('Listed, not counted');
    await page.waitForURL(/internal=shown/);
    await eventually(() => shownCount(page), counted + internal);
  });

  it('finds by text, and says what to do when nothing matches', async () => {
    const page = await open('manager', '/portfolio');
    await page.getByLabel('Key, title or partner').fill('no such thing');
    await page.waitForURL(/q=no\+such\+thing/);
    await page.getByText('No engagement matches these filters.').waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await eventually(async () => (await rowsOf(page).count()) > 0, true);
    expect(await page.getByLabel('Key, title or partner').inputValue()).toBe('');
  });

  it('offers nothing that an auditor may not do', async () => {
    const page = await open('auditor', '/portfolio');
    expect(await page.getByRole('button', { name: 'Start an engagement' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Pass on|^Log progress on/ }).count()).toBe(0);
  });
});

describe('a view of the portfolio', () => {
  it('is saved under a name, opened again and deleted', async () => {
    const page = await open('manager', '/portfolio?band=CRITICAL&order=KEY&direction=ASC');
    await page.getByRole('button', { name: 'Views' }).click();
    const dialog = page.getByRole('dialog', { name: 'Saved views' });
    await dialog.getByLabel('Name').fill('Critical by key');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    const link = dialog.getByRole('link', { name: 'Critical by key' });
    await link.waitFor();
    expect(await opened!.accessibility()).toEqual([]);
    await opened!.go('/portfolio');
    await page.getByRole('button', { name: 'Views' }).click();
    await link.click();
    await page.waitForURL(/band=CRITICAL&order=KEY&direction=ASC/);
    await page.getByRole('button', { name: 'Views' }).click();
    await dialog.getByRole('button', { name: 'Delete Critical by key' }).click();
    await eventually(() => link.count(), 0);
  });
});

describe('when somebody else changes an engagement', () => {
  it('the list shows it without being asked', async () => {
    const page = await open('manager', '/portfolio?q=ENG-33');
    await page.getByLabel('Live: changes by others appear at once').first().waitFor();
    const ask = await asPerson('admin');
    const { engagement } = await ask('{ engagement(key: "ENG-33") { id version } }', {});
    await ask(
      'mutation ($input: UpdateEngagementInput!) { updateEngagement(input: $input) { userErrors { message } } }',
      {
        input: {
          engagementId: engagement?.['id'],
          expectedVersion: engagement?.['version'],
          title: 'Renamed meanwhile',
        },
      },
    );
    await rowsOf(page).getByText('Renamed meanwhile').waitFor();
  });
});

describe.each(['?tab=changes', '?tab=trend', '?band=CRITICAL,AT_RISK&by=PARTNER'])('%s', (address) => {
  it('is accessible in dark colours and fits a phone', async () => {
    const page = await open('manager', `/portfolio${address}`, {
      colorScheme: 'dark',
      viewport: { width: 360, height: 740 },
    });
    expect(await opened!.accessibility()).toEqual([]);
    await eventually(() => opened!.scrollsSideways(), false);
    expect(await page.getByRole('heading', { level: 2 }).count()).toBeGreaterThan(0);
  });
});

describe('starting an engagement', () => {
  const fill = async (page: Page) => {
    await page.getByRole('button', { name: 'Start an engagement' }).click();
    const dialog = page.getByRole('dialog', { name: 'Start an engagement' });
    await dialog.getByLabel('Partner', { exact: true }).selectOption({ label: 'Globex Pay' });
    await dialog.getByRole('checkbox', { name: 'Payments' }).check();
    await dialog.getByLabel('Lead', { exact: true }).selectOption({ index: 1 });
    return dialog;
  };

  it('shows the forecast first, and then it starts with that forecast', async () => {
    const page = await open('manager', '/portfolio');
    const dialog = await fill(page);
    const goLive = dialog.getByText(/^Go-live on /);
    await goLive.waitFor();
    const start = dialog.getByRole('button', { name: 'Start', exact: true });
    expect(await start.isDisabled()).toBe(true);
    expect(await opened!.accessibility()).toEqual([]);
    const day = ((await goLive.textContent()) ?? '').replace('Go-live on ', '');
    await dialog.getByLabel('Title').fill('Payments at the counter');
    await start.click();
    await page.waitForURL(/\/engagements\/ENG-\d+/);
    await page.getByRole('heading', { level: 1, name: 'Payments at the counter' }).waitFor();
    expect(await page.locator('main').textContent()).toContain(day);
  });

  it('says what is wrong with a choice before it is sent', async () => {
    const page = await open('manager', '/portfolio');
    const dialog = await fill(page);
    await dialog.getByLabel('Start day').fill('2031-01-01');
    await dialog
      .getByText(/within a year of today/)
      .first()
      .waitFor();
  });
});
