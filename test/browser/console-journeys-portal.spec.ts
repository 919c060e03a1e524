import type { Browser, Locator, Page } from 'playwright-core';
import { ConsolePage, type Person, eventually } from './console-page.js';
import { type Hand, type HandKind, handOf } from './hand.js';
import { launchChromium } from './watched-browser.js';

const WIDE = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' } as const;
const PHONE = { viewport: { width: 360, height: 740 }, colorScheme: 'dark' } as const;
/** Each day is another company's, because what is done once is done. */
const DAYS = [
  [
    'a mouse',
    'mouse',
    'on a phone',
    PHONE,
    'partner@cyberdyne.example',
    'Payroll accounts to tokenised access',
  ],
  [
    'keys',
    'keyboard',
    'in light colours',
    WIDE,
    'partner@vandelay.example',
    'Supplier payments from the order book',
  ],
] as const satisfies readonly (readonly [string, HandKind, string, object, Person, string])[];

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each(DAYS)('with %s (%s), %s', (_tool, kind, _look, look, person, title) => {
  let opened: ConsolePage;
  let page: Page;
  let hand: Hand;
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const inDialog = (name: string): Locator =>
    page.getByRole('dialog').getByRole('button', { name, exact: true });
  const field = (name: string): Locator => page.getByLabel(name, { exact: true });
  const tab = async (name: string) => {
    await hand.press(page.getByRole('main').getByRole('link', { name, exact: true }));
    await page.waitForFunction((start) => document.title.startsWith(`${start} · `), name);
    await opened.settled();
  };
  /** What a step leaves behind can be read by everybody, and fits. */
  const goesWell = async () => {
    expect(await opened.accessibility()).toEqual([]);
    await eventually(() => opened.tooWide(), []);
  };
  /** The company's page of the integration, by its link unless it is the only one. */
  const begin = async () => {
    opened = await ConsolePage.open(browser, person, '/portal', look);
    ({ page } = opened);
    hand = handOf(kind, page);
    const link = page.getByRole('link', { name: title, exact: true });
    if (await link.isVisible()) await hand.press(link);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await goesWell();
  };
  afterEach(async () => {
    const { complaints, strays } = opened.watched;
    await opened.close();
    expect({ complaints, strays }).toEqual({ complaints: [], strays: [] });
  });

  it('a developer proves an item, looks at the usage, writes, and reports what blocks until it no longer does', async () => {
    await begin();
    await tab('Checklist');
    const item = page.getByRole('listitem').filter({ has: button('Submit evidence') });
    const name = await item.first().getByRole('heading').innerText();
    await hand.press(item.first().getByRole('button'));
    await hand.choose(field('As'), 'A link');
    await hand.fill(field('Link'), 'https://reports.example/pen-test');
    if (await field('Valid until').isVisible()) await hand.fill(field('Valid until'), '2027-06-30');
    await hand.fill(field('Note to the reviewer (optional)'), 'The appendix has the details.');
    await goesWell();
    await hand.press(inDialog('Submit for review'));
    const review = page.getByRole('region', { name: 'With us for review' });
    await review.getByRole('heading', { name }).waitFor();
    await goesWell();

    await tab('Usage');
    await goesWell();

    await tab('Help');
    await hand.fill(field('Write to the services team'), 'The keys work on our side.');
    await hand.press(button('Send'));
    await page.getByRole('listitem').filter({ hasText: 'The keys work on our side.' }).waitFor();
    await hand.press(button('Report a blocker'));
    await hand.fill(field('What is wrong'), 'The sandbox answers with 503.');
    await goesWell();
    await hand.press(inDialog('Report'));
    const blocker = page.getByRole('listitem').filter({ hasText: 'The sandbox answers with 503.' });
    await hand.press(blocker.getByRole('button', { name: 'Resolve' }));
    await hand.fill(field('How it was resolved'), 'It answers again.');
    await hand.press(inDialog('Resolve'));
    await eventually(() => blocker.count(), 0);
    await goesWell();
  });

  it('a manager sees what is theirs, marks it as done, rates how it goes, and signs out', async () => {
    await begin();
    const plan = page.locator('main tr[data-row]');
    const milestone = plan.filter({ has: button('Mark as done') }).first();
    const name = await milestone.locator('[dir=auto]').first().innerText();
    await hand.press(milestone.getByRole('button', { name: 'Mark as done' }));
    await goesWell();
    await hand.press(inDialog('Mark as done'));
    await page.getByText(`“${name}” is done.`).waitFor();
    const marked = plan.filter({ hasText: name }).filter({ has: button('Mark as done') });
    await eventually(() => marked.count(), 0);
    await goesWell();

    await tab('Help');
    await hand.press(button('Rate how it goes'));
    await hand.press(page.getByRole('dialog').getByLabel('5 · Very well'));
    await hand.fill(field('Why? (optional)'), 'Answers come the same day.');
    await hand.press(inDialog('Send'));
    await page.getByText('latest rating: 5 · Very well').waitFor();
    await goesWell();

    await hand.press(button('Account'));
    await hand.press(button('Sign out'));
    await page.getByText('Choose who you are').waitFor();
    await goesWell();
  });
});
