import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { ConsolePage, eventually } from './console-page.js';
import { launchChromium } from './watched-browser.js';

let browser: Browser;
let opened: ConsolePage;
let page: Page;

const open = async (path: string, person: 'manager' | 'auditor' = 'manager') => {
  opened = await ConsolePage.open(browser, person, path);
  page = opened.page;
};
const panel = (name: string): Locator => page.getByRole('region', { name, exact: true });
const days = () => {
  const parameters = new URL(page.url()).searchParams;
  return [parameters.get('from'), parameters.get('to')];
};

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
  const { complaints, strays } = opened.watched;
  await opened.close();
  expect({ complaints, strays }).toEqual({ complaints: [], strays: [] });
});

describe('the traffic', () => {
  it('asks once for all of its numbers, and not again when one comes back to it', async () => {
    await open('/adoption');
    expect(opened.operations()).toBe(2);
    await page.getByRole('link', { name: 'Journey' }).click();
    await panel('How far engagements have come').waitFor();
    await page.goBack();
    await panel('Breakdown').waitFor();
    await opened.settled();
    expect(opened.operations()).toBe(3);
  });

  it('is narrowed by dragging over the chart', async () => {
    await open('/adoption?from=2026-10-01&to=2026-11-30');
    const chart = page.getByRole('slider');
    const { x, y, width } = (await chart.boundingBox())!;
    await page.mouse.move(x + width * 0.4, y + 100);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.6, y + 100, { steps: 4 });
    await page.getByText('let go to show only this').waitFor();
    await page.mouse.up();
    await page.waitForURL((url) => url.searchParams.get('from') !== '2026-10-01');
    const [from, to] = days();
    expect(from! > '2026-10-15' && from! < to! && to! < '2026-11-15').toBe(true);
  });

  it('is narrowed by keys alone', async () => {
    await open('/adoption?from=2026-11-01&to=2026-11-20');
    const chart = page.getByRole('slider');
    await chart.focus();
    await page.keyboard.press('Home');
    expect(await chart.getAttribute('aria-valuetext')).toMatch(/Nov 1/);
    await page.keyboard.press('ArrowRight');
    for (let day = 0; day < 3; day += 1) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('from') === '2026-11-02');
    expect(days()).toEqual(['2026-11-02', '2026-11-05']);
  });

  it('is drilled down by clicks, each of which is an address to go back from', async () => {
    await open('/adoption?by=PARTNER');
    await panel('Breakdown').getByRole('link', { name: 'Wayne Trust' }).click();
    await page.getByRole('button', { name: 'Remove the condition Wayne Trust' }).waitFor();
    await panel('Breakdown').getByRole('columnheader', { name: 'Application' }).waitFor();
    const application = panel('Breakdown').locator('[data-row] a').first();
    const name = await application.innerText();
    await application.click();
    await page.getByRole('button', { name: `Remove the condition ${name}` }).waitFor();
    await panel('Breakdown').getByRole('columnheader', { name: 'Operation' }).waitFor();
    // The address alone says all of it.
    await page.reload();
    await page.getByRole('button', { name: `Remove the condition ${name}` }).waitFor();
    await page.goBack();
    await page.goBack();
    await panel('Breakdown').getByRole('columnheader', { name: 'Partner' }).waitFor();
    expect(await page.getByRole('button', { name: /^Remove the condition/ }).count()).toBe(0);
  });

  it('shows what was asked for each number, and downloads the same as CSV', async () => {
    await open('/adoption?by=PARTNER,STATUS_CLASS&tiers=STRATEGIC');
    const breakdown = panel('Breakdown');
    await breakdown.getByRole('button', { name: 'Query', exact: true }).click();
    const query = await breakdown.getByRole('region', { name: 'The query' }).innerText();
    const variables = await breakdown.getByRole('region', { name: 'Its variables' }).innerText();
    expect(query).toMatch(
      /^query AdoptionBreakdown\(\$filter: AdoptionFilter!, \$by: \[AdoptionDimension!\]!\)/,
    );
    expect(JSON.parse(variables)).toMatchObject({
      filter: { tiers: ['STRATEGIC'], environment: 'PRODUCTION' },
      by: ['PARTNER', 'STATUS_CLASS'],
    });
    const download = page.waitForEvent('download');
    await breakdown.getByRole('button', { name: 'Download Breakdown as CSV' }).click();
    const file = readFileSync(await (await download).path(), 'utf8');
    expect(file).toMatch(/^\uFEFF?key1,label1,key2,label2,calls/);
    expect(file).toContain('Northwind Bank');
  });
});

it('the query behind a number leads to the explorer with it', async () => {
  await open('/adoption?tab=partners');
  await page.getByRole('button', { name: 'Query', exact: true }).click();
  const href = await page.getByRole('link', { name: 'Open it in the explorer' }).getAttribute('href');
  const { pathname, hash } = new URL(href!, page.url());
  const carried = new URLSearchParams(hash.slice(1));
  expect(pathname).toBe('/graphiql');
  expect(carried.get('query')).toMatch(/^query AdoptionPartners\(/);
  expect(JSON.parse(carried.get('variables')!)).toMatchObject({ first: expect.any(Number) });
});

it('the funnel opens the engagements of a step, page by page', async () => {
  await open('/adoption?tab=journey&from=2026-01-01&to=2026-12-20');
  await panel('How far engagements have come').getByRole('button', { name: 'Registered' }).click();
  const list = panel('Engagements at Registered');
  await list.locator('[data-row]').first().waitFor();
  expect(await list.locator('[data-row]').count()).toBe(20);
  await list.getByRole('button', { name: 'Show more' }).click();
  await list.locator('[data-row]').nth(20).waitFor();
});

it('ranks partners by any column, and its address keeps the order', async () => {
  await open('/adoption?tab=partners');
  await page.getByRole('button', { name: 'Trend' }).click();
  await page.waitForURL(/order=TREND/);
  const head = page.getByRole('columnheader', { name: 'Trend' });
  await page.locator('[aria-sort="ascending"]').waitFor();
  await page.reload();
  await opened.settled();
  expect(await head.getAttribute('aria-sort')).toBe('ascending');
});

it('offers deprecation to managers only', async () => {
  await open('/adoption?tab=versions', 'auditor');
  await panel('API versions').locator('[data-row]').first().waitFor();
  expect(await page.getByRole('button', { name: /^Deprecate/ }).count()).toBe(0);
});

it.each(['traffic', 'partners', 'journey', 'versions'])(
  'the %s reads well on a phone, and axe finds nothing',
  async (tab) => {
    await open(`/adoption?tab=${tab}`);
    await page.setViewportSize({ width: 360, height: 740 });
    await eventually(() => opened.scrollsSideways(), false);
    expect(await opened.accessibility()).toEqual([]);
  },
);
