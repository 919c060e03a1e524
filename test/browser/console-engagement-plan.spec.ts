import type { Browser, Locator } from 'playwright-core';
import { EngagementPage } from './engagement-page.js';
import { launchChromium } from './watched-browser.js';

let browser: Browser;
let on: EngagementPage;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  on = await EngagementPage.open(browser, 'manager', 'ENG-60');
});
afterEach(async () => {
  const { strays, complaints } = on.opened.watched;
  await on.opened.close();
  expect({ strays, complaints }).toEqual({ strays: [], complaints: [] });
});

const more = (code: string, action: string) => on.more(`More for ${code}`, action);
const saysOf = (code: string, text: string | RegExp) => on.milestone(code).getByText(text).first().waitFor();
const changed = (code: string) => `${code} is changed; the forecast follows.`;
const because = (why: string) => (dialog: Locator) => dialog.getByLabel('Why').fill(why);

describe('a milestone of the plan', () => {
  it('is added with what it waits for, edited, skipped and reopened', async () => {
    await on.act(
      {
        by: on.button('Add milestone'),
        title: 'Add a milestone to ENG-60',
        verb: 'Add',
        said: 'COST-MODEL is added.',
      },
      async (dialog) => {
        await dialog.getByLabel('Code').fill('cost-model');
        await dialog.getByLabel('What it delivers').fill('Costs of each option');
        await dialog.getByLabel('Stage', { exact: true }).selectOption('Design');
        await dialog.getByLabel('Responsible').selectOption('Services');
        await dialog.getByLabel('Duration in working days').fill('3');
        const options = dialog.getByRole('option', { name: /^OPTIONS: / });
        await dialog.getByLabel('Add', { exact: true }).selectOption(await options.getAttribute('value'));
        await dialog.getByLabel(/^Working days to wait after OPTIONS/).fill('1');
      },
    );
    await saysOf('COST-MODEL', 'Costs of each option');
    await saysOf('COST-MODEL', 'Not started');
    await on.button('Costs of each option').click();
    await on.dialog('COST-MODEL').getByText('Starts after: OPTIONS +1 d').waitFor();
    await on.button('Close', on.dialog('COST-MODEL')).click();
    await on.act(
      {
        by: await more('COST-MODEL', 'Edit'),
        title: 'Edit COST-MODEL',
        verb: 'Save',
        said: 'COST-MODEL is saved; the forecast follows.',
      },
      async (dialog) => {
        await dialog.getByLabel('What it delivers').fill('Costs and risks of each option');
        await dialog.getByLabel('Person who does it').fill('Inês');
        await dialog.getByLabel('Weight').fill('2');
      },
    );
    await saysOf('COST-MODEL', 'Costs and risks of each option');
    await saysOf('COST-MODEL', 'Inês');
    await on.act(
      {
        by: await more('COST-MODEL', 'Skip'),
        title: 'Skip COST-MODEL',
        verb: 'Skip',
        said: changed('COST-MODEL'),
      },
      async (dialog) => {
        await dialog.getByRole('region', { name: 'What would move' }).getByText('Go-live:').waitFor();
        await because('They have one already.')(dialog);
      },
    );
    await saysOf('COST-MODEL', 'Skipped');
    await on.act(
      {
        by: await more('COST-MODEL', 'Reopen'),
        title: 'Reopen COST-MODEL',
        verb: 'Reopen',
        said: changed('COST-MODEL'),
      },
      because('Theirs is of last year.'),
    );
    await saysOf('COST-MODEL', 'Not started');
  });

  it('is rescheduled after a look at what would move with it', async () => {
    await on.act(
      {
        by: await more('OPTIONS', 'Reschedule'),
        title: 'Reschedule OPTIONS',
        verb: 'Reschedule',
        said: 'OPTIONS is rescheduled.',
      },
      async (dialog) => {
        await dialog.getByLabel('Not before').fill('2027-01-11');
        await dialog.getByRole('row', { name: /^RECOMMENDATION/ }).waitFor();
        await dialog
          .getByText(/Jan 18, 2027 → (Jan|Feb) \d+, 2027/)
          .first()
          .waitFor();
        await dialog.getByLabel('Why').fill('Their architect is away until then.');
      },
    );
    await saysOf('OPTIONS', 'not before Jan 11, 2027');
    await on.milestone('OPTIONS').getByRole('button').first().click();
    await on.dialog('OPTIONS').getByText('Their architect is away until then.').waitFor();
  });

  it('is started, completed, and reopened', async () => {
    await on.act({
      by: on.button('Start', on.milestone('OPTIONS')),
      title: 'Start OPTIONS',
      verb: 'Start',
      said: changed('OPTIONS'),
    });
    await saysOf('OPTIONS', 'In progress');
    await on.act({
      by: on.button('Complete', on.milestone('OPTIONS')),
      title: 'Complete OPTIONS',
      verb: 'Complete',
      said: 'OPTIONS is done; the forecast follows.',
    });
    await saysOf('OPTIONS', 'Done');
    await on.act(
      {
        by: await more('OPTIONS', 'Reopen'),
        title: 'Reopen OPTIONS',
        verb: 'Reopen',
        said: changed('OPTIONS'),
      },
      async (dialog) => {
        await dialog.getByLabel('Reopen as').selectOption('In progress');
        await dialog.getByLabel('Why').fill('One option was forgotten.');
      },
    );
    await saysOf('OPTIONS', 'In progress');
  });
});

describe('a blocker', () => {
  it('is raised on a milestone, changed and resolved', async () => {
    const blockers = on.panel('Blockers');
    await on.act(
      {
        by: on.button('Raise', blockers),
        title: 'Raise a blocker on ENG-60',
        verb: 'Raise',
        said: 'The blocker is raised.',
      },
      async (dialog) => {
        await dialog.getByLabel('What is wrong').fill('The old contract forbids it.');
        await dialog.getByLabel('Severity').selectOption('CRITICAL');
        await dialog.getByLabel('Who must act').selectOption('Partner');
        await dialog.getByLabel('Milestone it blocks').selectOption({ index: 1 });
        await dialog.getByLabel('They commit to').fill('2027-01-15');
        await dialog
          .getByRole('option', { name: /^GET \// })
          .first()
          .waitFor({ state: 'attached' });
        await dialog.getByLabel('API operation it concerns').selectOption({ index: 1 });
      },
    );
    const row = blockers.locator('[data-row]').filter({ hasText: 'The old contract forbids it.' });
    await row.getByText('committed to Jan 15, 2027').waitFor();
    await row.getByText('Critical').waitFor();
    await row.locator('code').waitFor();
    await on.act(
      {
        by: on.button('Change', row),
        title: 'Change the blocker',
        verb: 'Save',
        said: 'The blocker is changed.',
      },
      async (dialog) => {
        await dialog.getByLabel('Severity').selectOption('MEDIUM');
        await dialog.getByLabel('They commit to').fill('2027-01-20');
        await dialog.getByLabel('API operation it concerns').selectOption('None');
      },
    );
    await row.getByText('Medium').waitFor();
    await row.getByText('moved 1 time').waitFor();
    expect(await row.locator('code').count()).toBe(0);
    await on.act(
      {
        by: on.button('Resolve', row),
        title: 'Resolve the blocker',
        verb: 'Resolve',
        said: 'The blocker is resolved.',
      },
      (dialog) => dialog.getByLabel('How it was resolved').fill('A new contract is signed.'),
    );
    await blockers.getByText('Nothing blocks this engagement.').waitFor();
    await blockers.getByText('1 resolved blocker').click();
    await blockers.getByText(/A new contract is signed\./).waitFor();
  });
});
