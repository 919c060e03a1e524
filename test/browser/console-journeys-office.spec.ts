import type { Browser, Locator, Page } from 'playwright-core';
import { ConsolePage, type PersonOfDemo, eventually } from './console-page.js';
import { type Hand, type HandKind, handOf } from './hand.js';
import { launchChromium } from './watched-browser.js';

/** Each day is worked with each hand: by keyboard on a desk in the light, and by mouse on a phone in the dark. */
type Way = [hand: HandKind, colours: 'light' | 'dark', width: number];
const WAYS: Way[] = [
  ['mouse', 'dark', 360],
  ['keyboard', 'light', 1280],
];

let browser: Browser;
let opened: ConsolePage;
let page: Page;
let hand: Hand;

const open = async (person: PersonOfDemo, [kind, colorScheme, width]: Way) => {
  const options = { colorScheme, viewport: { width, height: 800 }, locale: 'en-US' };
  opened = await ConsolePage.open(browser, person, '/', options);
  page = opened.page;
  hand = handOf(kind, page);
};
const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const link = (name: string | RegExp): Locator => page.getByRole('link', { name, exact: true });
const dialog = (): Locator => page.getByRole('dialog');
const field = (name: string): Locator => dialog().getByLabel(name, { exact: true });
const send = (name: string) => hand.press(dialog().getByRole('button', { name, exact: true }));
const done = (text: string | RegExp) => page.getByRole('status').getByText(text).waitFor();
/** After each step all is as it should be for everybody. */
const wellMade = async () => {
  await opened.settled();
  expect(await opened.accessibility()).toEqual([]);
  await eventually(() => opened.scrollsSideways(), false);
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

describe('the day of a compliance reviewer', () => {
  it.each(WAYS)('by %s, %s at %d px', async (...way) => {
    await open('compliance', way);
    await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
    await wellMade();

    await hand.go('Reviews');
    const list = page.getByRole('region', { name: 'Evidence awaiting review' });
    await list.waitFor();
    // The one that waits shortest: other tests look at those before it.
    const item = list.locator('[data-row]').last();
    const title = (await item.locator('strong').textContent())!;
    await hand.press(item.getByRole('button'));
    await page.getByRole('heading', { level: 2, name: title }).waitFor();
    await wellMade();

    await hand.press(button('Reject'));
    await field('Why').waitFor();
    await wellMade();
    await hand.fill(field('Why'), 'The document is signed by one side only.');
    await send('Reject');
    await done('The evidence is rejected.');

    await hand.go('Catalogue');
    await hand.press(link('Payments').first());
    await page.getByRole('heading', { level: 1, name: 'Payments' }).waitFor();
    await wellMade();
  });
});

describe('the day of an admin', () => {
  it.each(WAYS)('by %s, %s at %d px', async (...way) => {
    const name = `Nina ${way.join(' ')}`;
    await open('admin', way);
    await hand.go('Admin');
    await hand.press(button('Invite somebody'));
    await hand.fill(field('Name'), name);
    await hand.fill(field('Email'), `nina-${way.join('-')}@causeway.example`);
    await hand.choose(field('Role'), 'Auditor');
    await wellMade();
    await send('Invite');
    await done('Invited. They can sign in now.');
    await hand.fill(page.getByLabel('Name or email'), name);
    await page.waitForURL(/q=Nina/);
    await hand.press(button(`Deactivate ${name}`));
    await send('Deactivate');
    await done(`${name} is deactivated.`);
    await wellMade();

    await hand.press(link('API keys'));
    await hand.press(button('Create a key'));
    await hand.fill(field('Name'), `Key of ${name}`);
    await send('Create');
    await dialog().locator('code').waitFor();
    await wellMade();
    await send('I have kept it');
    await hand.press(button(`Revoke Key of ${name}`));
    await send('Revoke');
    await done('The key is revoked.');

    await hand.press(link('Audit log'));
    await hand.press(link('user.deactivate').first());
    await page.waitForURL(/action=user\.deactivate/);
    await wellMade();

    await hand.press(link('Calendar'));
    await hand.press(button('Year after'));
    await page.getByRole('heading', { name: 'Public holidays of US in 2027' }).waitFor();
    await wellMade();
  });
});
