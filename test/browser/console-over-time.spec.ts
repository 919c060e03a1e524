import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { ConsolePage, type PersonOfDemo, eventually } from './console-page.js';
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

describe('the timeline', () => {
  const lanes = (page: Page) => page.getByRole('region', { name: 'Engagements over time' });

  it('says in words what each bar shows', async () => {
    const page = await open('manager', '/timeline?q=ENG-1');
    const lane = lanes(page).locator('[data-row]', {
      has: page.getByRole('link', { name: 'ENG-1', exact: true }),
    });
    expect(await lane.textContent()).toMatch(/ENG-1 .*: started .*, planned go-live .*, forecast go-live/);
  });

  it('groups by lead, partner or stage', async () => {
    const page = await open('manager', '/timeline');
    await page.getByLabel('Group by').selectOption('stage');
    await page.waitForURL(/by=stage/);
    await eventually(
      async () =>
        (await lanes(page).getByRole('heading').allTextContents()).map((text) => text.split(/ \d/)[0]),
      ['Discovery', 'Design', 'Sandbox', 'Certification', 'Launch', 'Adoption'],
    );
  });

  it('opens on today, at each zoom', async () => {
    const page = await open('manager', '/timeline');
    const widths = [];
    for (const zoom of ['quarter', 'month', 'week']) {
      await page.getByLabel('Zoom').selectOption(zoom);
      await page.waitForURL(new RegExp(`zoom=${zoom}`));
      await page.getByTitle(/^Today, /).waitFor();
      await eventually(async () => {
        const [line, frame] = await Promise.all([
          page.getByTitle(/^Today, /).boundingBox(),
          lanes(page).boundingBox(),
        ]);
        return line!.x > frame!.x && line!.x < frame!.x + frame!.width;
      }, true);
      widths.push(await lanes(page).evaluate(({ scrollWidth }) => scrollWidth));
    }
    expect(widths).toEqual(widths.toSorted((one, other) => one - other));
  });

  it('shows the milestones of an engagement, and keeps that in the address', async () => {
    const page = await open('manager', '/timeline');
    await page.getByRole('button', { name: 'Milestones of ENG-59' }).click();
    await page.waitForURL(/open=ENG-59/);
    await page
      .getByText(/^GO-LIVE: .*Partner|^GO-LIVE: /)
      .first()
      .waitFor({ state: 'attached' });
    await page.reload();
    await opened!.settled();
    const button = page.getByRole('button', { name: 'Milestones of ENG-59' });
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    expect(await opened!.accessibility()).toEqual([]);
  });
});

describe('the health of all', () => {
  it('leads from the list to why one has its score', async () => {
    const page = await open('auditor', '/health?band=CRITICAL');
    const rows = page.locator('tbody tr[data-row]');
    for (const text of await rows.allTextContents()) expect(text).toContain('Critical');
    await rows.first().getByRole('link').first().click();
    await page.waitForURL(/engagement=ENG-\d+/);
    await page.getByRole('heading', { level: 2, name: 'Why this score' }).waitFor();
    expect(await page.getByRole('button', { name: 'Recalculate' }).count()).toBe(0);
  });
});

describe('the health of one', () => {
  const numbers = async (page: Page) => {
    const steps = page.getByRole('list', { name: /from 100 points down/ }).locator('li');
    const texts = await steps.locator('p:nth-child(3)').allTextContents();
    return texts.map((text) => Number(text.replace('−', '-').replace('full', '0')));
  };

  it('goes down from 100, measure by measure, to the score', async () => {
    const page = await open('manager', '/health?engagement=ENG-1');
    const steps = await numbers(page);
    const score = steps.pop()!;
    expect(100 + steps.reduce((sum, step) => sum + step, 0)).toBeCloseTo(score, 0);
    expect(steps).toEqual(steps.toSorted((one, other) => one - other));
  });

  it('compares two days, and what differs adds up', async () => {
    const page = await open('manager', '/health?engagement=ENG-1&before=2026-12-04&after=2026-12-18');
    const table = page.getByRole('region', { name: 'Points by measure on two days' });
    const cells = await table.locator('tbody tr td:last-child').allTextContents();
    const deltas = cells.map((cell) => Number(cell.replace('−', '-')));
    const total = deltas.pop()!;
    expect(deltas.reduce((sum, delta) => sum + delta, 0)).toBeCloseTo(total, 0);
  });

  it('downloads its history, a line a day', async () => {
    const page = await open('manager', '/health?engagement=ENG-1&range=30');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines[0]).toBe('Day,Score,Health,Computed,Model');
    expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(lines.length);
  });

  it('says so if there is no such engagement', async () => {
    const page = await open('manager', '/health?engagement=ENG-99999');
    await page.getByText('There is no ENG-99999, or you may not see it.').waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'is accessible and fits a phone, in %s colours',
    async (colorScheme) => {
      await open('manager', '/health?engagement=ENG-1', {
        colorScheme,
        viewport: { width: 360, height: 740 },
      });
      expect(await opened!.accessibility()).toEqual([]);
      await eventually(() => opened!.scrollsSideways(), false);
    },
  );

  it('is recalculated by managers', async () => {
    const page = await open('manager', '/health?engagement=ENG-59');
    await page.getByRole('button', { name: 'Recalculate' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /calculate/i })
      .click();
    await eventually(() => page.getByRole('dialog').count(), 0);
  });
});
