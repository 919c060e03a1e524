import type { Browser, Locator, Page } from 'playwright-core';
import { ConsolePage, type Person, act, asPerson, eventually } from './console-page.js';
import { type Hand, type HandKind, handOf } from './hand.js';
import { launchChromium } from './watched-browser.js';

/** Each day is worked with each hand, by keyboard on a desk in the light and by mouse on a phone in the dark; by another engineer each time. */
type Way = [hand: HandKind, colours: 'light' | 'dark', width: number, engineer: string];
const WAYS: Way[] = [
  ['mouse', 'dark', 360, 'bruno'],
  ['keyboard', 'light', 1280, 'chloe'],
];

let browser: Browser;
let opened: ConsolePage;
let page: Page;
let hand: Hand;

const open = async (person: Person, [kind, colorScheme, width]: Way) => {
  const options = { colorScheme, viewport: { width, height: 800 }, locale: 'en-US' };
  opened = await ConsolePage.open(browser, person, '/', options);
  page = opened.page;
  hand = handOf(kind, page);
};
const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const link = (name: string): Locator => page.getByRole('link', { name, exact: true });
const panel = (name: string): Locator => page.getByRole('region', { name, exact: true });
const heading = (name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const dialog = (): Locator => page.getByRole('dialog');
const field = (name: string): Locator => dialog().getByLabel(name, { exact: true });
const send = (name: string) => hand.press(dialog().getByRole('button', { name, exact: true }));
const done = async (text: string | RegExp) => {
  await page.getByRole('status').getByText(text).last().waitFor();
  await eventually(() => dialog().count(), 0);
};
/** After each step all is as it should be for everybody. */
const wellMade = async () => {
  await opened.settled();
  expect(await opened.accessibility()).toEqual([]);
  await eventually(() => opened.tooWide(), []);
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

/** An engagement of the engineer's own, whose first milestone is late and which is blocked. @returns its key */
async function startLate(engineer: Person): Promise<string> {
  const ask = await asPerson(engineer);
  const { viewer, partner, apiProduct } = await ask(
    '{ viewer { engineer { id } } partner(slug: "maple") { id } apiProduct(slug: "payments") { versions { id } } }',
    {},
  );
  const [version] = apiProduct!['versions'] as { id: string }[];
  const { id: leadId } = viewer!['engineer'] as { id: string };
  const what = { partnerId: partner!['id'], type: 'INTEGRATION', title: 'Wallets that pay bills' };
  const input = { ...what, leadId, startOn: '2026-12-14', scope: [{ apiVersionId: version!.id }] };
  const { engagement } = await act(ask, 'startEngagement', input, 'engagement { id key }');
  const { id: engagementId, key } = engagement as { id: string; key: string };
  const blocker = { severity: 'CRITICAL', party: 'SERVICES', reason: 'The sandbox refuses their keys.' };
  await act(ask, 'raiseBlocker', { engagementId, ...blocker });
  return key;
}

describe('the day of a services engineer', () => {
  it.each(WAYS)('by %s, %s at %d px', async (...way) => {
    const [kind, , , name] = way;
    const engineer: Person = `${name}@causeway.example`;
    const key = await startLate(engineer);
    await open(engineer, way);
    await heading('My work');
    const rows = page.locator('main [data-row]').filter({ has: link(key) });
    const press = (text: string, verb: string) =>
      hand.press(rows.filter({ hasText: text }).first().getByRole('button', { name: verb, exact: true }));
    const next = panel('Overdue').getByRole('listitem').filter({ hasText: key }).first();
    await next
      .getByText(/^It was due on .* depends on this: \d+ working days late.* It can start now\.$/)
      .waitFor();
    await wellMade();

    const text = 'Walked through the keys with them';
    if (kind === 'keyboard') await page.keyboard.press('l');
    else await press('KICKOFF', 'Log');
    await hand.fill(field('What you did'), `${key} 45m ${text} #call`);
    await panel('What will be logged').getByText('45 min').waitFor();
    await panel('What it will do').getByText('Go-live').waitFor();
    await wellMade();
    await send('Log');
    await done(`Logged 45 min on ${key}.`);

    await press('KICKOFF', 'Complete');
    await panel('What would move').getByText('Go-live:').waitFor();
    await wellMade();
    await send('Complete');
    await done('KICKOFF is done; the forecast follows.');
    await eventually(() => rows.filter({ hasText: 'KICKOFF' }).count(), 0);

    await press('The sandbox refuses their keys.', 'Resolve');
    await hand.fill(field('How it was resolved'), 'They had swapped two of them.');
    await wellMade();
    await send('Resolve');
    await done('The blocker is resolved.');
    await eventually(() => rows.filter({ hasText: 'The sandbox refuses their keys.' }).count(), 0);

    await press(key, 'Pass on');
    await hand.choose(field('To'), 'Partner');
    await hand.fill(field('What they have to do'), 'Choose the use cases.');
    await wellMade();
    await send('Pass');
    await done('Partner has the next step.');
    await wellMade();

    await hand.go('My time');
    await heading('My time');
    const entry = panel('Entries').locator('[data-row]').filter({ hasText: text }).first();
    await entry.getByText('45 min').waitFor();
    await wellMade();
    await hand.press(entry.getByRole('button', { name: 'Correct' }));
    await hand.fill(field('Minutes'), '60');
    await hand.fill(field('Why it is corrected'), 'We went on for a while.');
    await wellMade();
    await send('Correct');
    await done('The entry is corrected.');
    await entry.getByText(/, 1 h,/).waitFor();
    await wellMade();
  });
});

describe('the day of a manager', () => {
  /** By its letter, or by the navigation. */
  const goTo = async (name: string, letter: string, [kind]: Way) => {
    if (kind === 'keyboard') for (const key of ['g', letter]) await page.keyboard.press(key);
    else await hand.go(name);
    await heading(name);
    await wellMade();
  };
  const findByPalette = async (text: string, [kind, , width]: Way) => {
    if (kind === 'keyboard') await page.keyboard.press('Control+k');
    else {
      if (width < 800) await hand.press(button('Menu'));
      await hand.press(page.getByRole('button', { name: 'Find or do' }));
    }
    await hand.fill(page.getByRole('combobox', { name: 'Find or do' }), text);
    const found = page.getByRole('option').filter({ hasText: text }).first();
    await found.waitFor();
    await wellMade();
    if (kind === 'keyboard') await page.keyboard.press('Enter');
    else await hand.press(found);
    await heading(text);
  };

  it.each(WAYS)('by %s, %s at %d px', async (...way) => {
    const view = `Worst off, ${way.join(' ')}`;
    const title = `Ski passes, ${way.join(' ')}`;
    await open('manager', way);
    await heading('Portfolio');
    await wellMade();
    await hand.press(button(/^Critical/));
    await page.waitForURL(/band=CRITICAL/);
    await hand.press(button('Views'));
    await hand.fill(field('Name'), view);
    await wellMade();
    await send('Save');
    await dialog().getByRole('link', { name: view }).waitFor();
    await send('Close');

    const worst = page.locator('main tr[data-row]').first();
    await worst.getByText('Critical').first().waitFor();
    await hand.press(worst.getByRole('link', { name: /^ENG-/ }));
    await panel('Health').getByRole('listitem').first().waitFor();
    await wellMade();
    await hand.press(link('How the score comes about'));
    await panel('Why this score').waitFor();
    await wellMade();

    await goTo('Timeline', 'l', way);
    await goTo('Health', 'h', way);
    await goTo('Adoption', 'a', way);
    await goTo('Capacity', 'y', way);
    await goTo('Portfolio', 'p', way);
    await hand.press(button('Views'));
    await hand.press(dialog().getByRole('link', { name: view }));
    await page.waitForURL(/band=CRITICAL/);
    await eventually(() => dialog().count(), 0);

    await hand.press(button('Start an engagement'));
    await hand.choose(field('Partner'), 'Banff Outdoors');
    await hand.fill(field('Title'), title);
    await hand.press(dialog().getByRole('checkbox', { name: 'Payments' }));
    await hand.choose(field('Lead'), 'Henry Abara');
    const goLive = dialog().getByText(/^Go-live on /);
    await goLive.waitFor();
    const day = (await goLive.innerText()).replace('Go-live on ', '');
    await wellMade();
    await send('Start');
    await done(/^ENG-\d+ has started\./);
    await heading(title);
    await panel('Go-live').getByText(day).first().waitFor();
    await wellMade();

    await goTo('Portfolio', 'p', way);
    await findByPalette(title, way);
    await hand.press(button('More for KICKOFF'));
    await hand.press(page.getByRole('menuitem', { name: 'Reschedule' }));
    await hand.fill(field('Not before'), '2027-01-11');
    await hand.fill(field('Why'), 'They are on the slopes until then.');
    await panel('What would move')
      .getByText(/^Go-live:/)
      .waitFor();
    await panel('What would move').getByText('USE-CASES').waitFor();
    await wellMade();
    await send('Reschedule');
    await done('KICKOFF is rescheduled.');
    await panel('Plan').getByText('not before Jan 11, 2027').waitFor();
    await wellMade();
  });
});
