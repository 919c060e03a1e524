import type { Browser, Page } from 'playwright-core';
import { EngagementPage } from './engagement-page.js';
import { launchChromium } from './watched-browser.js';

let browser: Browser;
/** Whoever is late, and whoever is first. */
let late: EngagementPage;
let first: EngagementPage;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
  const complaints = [late, first].flatMap(({ opened }) => opened.watched.complaints);
  await Promise.all([late.opened.close(), first.opened.close()]);
  expect(complaints).toEqual([]);
});

/** A page that hears nothing of what others do. */
const deaf = async (page: Page): Promise<void> => page.routeWebSocket('**/graphql', () => undefined);

async function openBoth(key: string, before?: (page: Page) => Promise<void>): Promise<void> {
  late = await EngagementPage.open(browser, 'manager', key, before ? { before } : {});
  first = await EngagementPage.open(browser, 'admin', key);
}

describe('two browsers change the same engagement at once', () => {
  it('whoever is late is told what changed, keeps what was typed, and sends it again', async () => {
    await openBoth('ENG-56', deaf);
    await (await late.more('More', 'Edit')).click();
    const mine = late.dialog('Edit ENG-56');
    await mine.getByLabel('Title').fill('Payments in the ledger');
    await first.act(
      { by: await first.more('More', 'Edit'), title: 'Edit ENG-56', verb: 'Save', said: 'Saved.' },
      async (dialog) => {
        await dialog.getByLabel('Title').fill('Ledger with payments');
        await dialog.getByLabel('Region').fill('FR');
      },
    );
    await late.button('Save', mine).click();
    await mine
      .getByRole('alert')
      .getByText(/The page behind this dialog now shows the change/)
      .waitFor();
    await mine.getByText('Changed by somebody else meanwhile, to: Ledger with payments').waitFor();
    expect(await mine.getByLabel('Title').inputValue()).toBe('Payments in the ledger');
    // What one has not touched follows the others, and is not undone.
    expect(await mine.getByLabel('Region').inputValue()).toBe('FR');
    await late.button('Save', mine).click();
    await late.page.getByRole('heading', { level: 1, name: 'Payments in the ledger' }).waitFor();
    await first.page.getByRole('heading', { level: 1, name: 'Payments in the ledger' }).waitFor();
    await first.panel('Team').getByText(/^FR, /).waitFor();
  });

  it('a reschedule that was overtaken shows the other duration, and what would move now', async () => {
    await openBoth('ENG-56', deaf);
    await (await late.more('More for PROOF', 'Reschedule')).click();
    const mine = late.dialog('Reschedule PROOF');
    await mine.getByLabel('Duration in working days').fill('9');
    await mine.getByLabel('Why').fill('Two more systems.');
    await first.act(
      {
        by: await first.more('More for PROOF', 'Reschedule'),
        title: 'Reschedule PROOF',
        verb: 'Reschedule',
        said: 'PROOF is rescheduled.',
      },
      async (dialog) => {
        await dialog.getByLabel('Duration in working days').fill('7');
        await dialog.getByLabel('Why').fill('One more system.');
      },
    );
    await late.button('Reschedule', mine).click();
    await mine.getByText('Changed by somebody else meanwhile, to: 7').waitFor();
    expect(await mine.getByLabel('Why').inputValue()).toBe('Two more systems.');
    await mine.getByRole('row', { name: /^PROOF/ }).waitFor();
    await late.button('Reschedule', mine).click();
    await mine.waitFor({ state: 'detached' });
    await first.milestone('PROOF').getByRole('button').first().click();
    await first.dialog('PROOF').getByText('Duration 7 → 9 working days').waitFor();
  });

  it('a dialog stays open when somebody else resolves the blocker that it is about', async () => {
    await openBoth('ENG-49');
    const blocker = (on: EngagementPage) => on.panel('Blockers').locator('[data-row]').first();
    await late.button('Change', blocker(late)).click();
    const mine = late.dialog('Change the blocker');
    await mine.getByLabel('What is wrong').fill('What I found out about it');
    await first.act(
      {
        by: first.button('Resolve', blocker(first)),
        title: 'Resolve the blocker',
        verb: 'Resolve',
        said: 'The blocker is resolved.',
      },
      (dialog) => dialog.getByLabel('How it was resolved').fill('They found a way.'),
    );
    await late.page.getByText('Nothing blocks this engagement.').waitFor();
    expect(await mine.getByLabel('What is wrong').inputValue()).toBe('What I found out about it');
    await late.button('Save', mine).click();
    await first.panel('Blockers').getByText('1 resolved blocker').click();
    await first.panel('Blockers').getByText('What I found out about it').waitFor();
  });
});
