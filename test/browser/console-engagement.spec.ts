import type { Browser } from 'playwright-core';
import { eventually } from './console-page.js';
import { EngagementPage } from './engagement-page.js';
import { launchChromium } from './watched-browser.js';

let browser: Browser;
let on: EngagementPage;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
  const { strays, complaints } = on.opened.watched;
  await on.opened.close();
  expect({ strays, complaints }).toEqual({ strays: [], complaints: [] });
});

const open = async (key: string) => (on = await EngagementPage.open(browser, 'manager', key));
const stage = async () => (await on.page.locator('[aria-current="step"]').textContent()) ?? '';
const status = (name: string) => on.page.locator('header').getByText(name, { exact: true }).first();

describe('the stage of an engagement', () => {
  it('is left once nothing is missing, after a look at its gate, and returned to', async () => {
    await open('ENG-57');
    expect(await stage()).toContain('Discovery');
    await on.button('Advance to Design').click();
    const advance = on.dialog('Advance ENG-57 to Design');
    await advance.getByText('Partner due diligence cleared (Compliance)').waitFor();
    expect(await on.button('Advance', advance).isDisabled()).toBe(true);
    await on.button('Cancel', advance).click();

    await on.act(
      {
        by: on.button('Complete', on.panel('To leave Discovery')),
        title: 'Complete DUE-DILIGENCE',
        verb: 'Complete',
        said: 'DUE-DILIGENCE is done; the forecast follows.',
      },
      (dialog) => dialog.getByLabel('Why').fill('Cleared by phone, the letter follows.'),
    );
    await on.panel('To leave Discovery').getByText('Nothing is missing.').waitFor();
    await on.act(
      {
        by: on.button('Advance to Design'),
        title: 'Advance ENG-57 to Design',
        verb: 'Advance',
        said: 'It is in Design now.',
      },
      async (dialog) => {
        await dialog.getByText('The gate is met: nothing is missing.').waitFor();
        await dialog.getByLabel('Note').fill('Agreed with the partner.');
      },
    );
    await on.panel('To leave Design').waitFor();
    expect(await stage()).toContain('Design');

    await on.act(
      {
        by: on.button('Return to an earlier stage'),
        title: 'Return ENG-57 to an earlier stage',
        verb: 'Return',
        said: 'It is back in Discovery.',
      },
      (dialog) => dialog.getByLabel(/^Why/).fill('The use cases changed.'),
    );
    await on.panel('To leave Discovery').waitFor();
    expect(await stage()).toContain('Discovery');
  });
});

describe('whose turn it is', () => {
  it('is passed on with what they have to do', async () => {
    await open('ENG-57');
    const ball = on.panel('Ball in court');
    await ball.getByText('Services', { exact: true }).first().waitFor();
    await on.act(
      {
        by: on.button('Pass on', ball),
        title: 'Pass the next step of ENG-57',
        verb: 'Pass',
        said: 'Platform has the next step.',
      },
      async (dialog) => {
        await dialog.getByLabel('To', { exact: true }).selectOption('Platform');
        await dialog.getByLabel('What they have to do').fill('Raise the quota of the sandbox.');
      },
    );
    await ball.getByText('Raise the quota of the sandbox.').waitFor();
    expect(await ball.textContent()).toContain('Platformsince');
  });
});

describe('an engagement', () => {
  it('is put on hold, its resume date is moved, and it resumes', async () => {
    const { page } = await open('ENG-58');
    await on.act(
      {
        by: await on.more('More', 'Put on hold'),
        title: 'Put ENG-58 on hold',
        verb: 'Put on hold',
        said: 'It is on hold; the forecast follows.',
      },
      async (dialog) => {
        await dialog.getByLabel('Work is expected to resume on').fill('2027-01-11');
        await dialog.getByLabel('Why').fill('Their budget is decided in January.');
      },
    );
    await page.getByText(/work is expected to resume Jan 11, 2027/).waitFor();
    await on.panel('Ball in court').getByText('Nobody’s: it is on hold or has ended.').waitFor();
    await on.act(
      {
        by: await on.more('More', 'Change the resume date'),
        title: 'Change when ENG-58 resumes',
        verb: 'Change',
        said: 'It is on hold; the forecast follows.',
      },
      (dialog) => dialog.getByLabel('Work is expected to resume on').fill('2027-01-18'),
    );
    await page.getByText(/work is expected to resume Jan 18, 2027/).waitFor();
    await on.act({
      by: on.button('Resume'),
      title: 'Resume ENG-58',
      verb: 'Resume',
      said: 'Work goes on.',
    });
    await status('Active').waitFor();
    await on.panel('Ball in court').getByText('Services', { exact: true }).first().waitFor();
    expect(await on.panel('Baselines, moves and holds').textContent()).toContain(
      'Their budget is decided in January.',
    );
  });

  it('is renamed and moved to another calendar', async () => {
    const { page } = await open('ENG-58');
    await on.act(
      { by: await on.more('More', 'Edit'), title: 'Edit ENG-58', verb: 'Save', said: 'Saved.' },
      async (dialog) => {
        await dialog.getByLabel('Title').fill('Points for paying from the account');
        await dialog.getByLabel('Region').fill('DE');
        await dialog.getByLabel('Time zone').fill('Europe/Berlin');
      },
    );
    await page.getByRole('heading', { level: 1, name: 'Points for paying from the account' }).waitFor();
    await on.panel('Team').getByText('DE, Europe/Berlin').waitFor();
  });

  it('gets another API product into its scope, and keeps its plan', async () => {
    await open('ENG-58');
    const team = on.panel('Team');
    expect(await team.getByRole('link').count()).toBe(1);
    await on.act(
      { by: await on.more('More', 'Edit'), title: 'Edit ENG-58', verb: 'Save', said: 'Saved.' },
      async (dialog) => {
        const more = dialog
          .getByRole('group', { name: 'API products in scope' })
          .getByRole('checkbox', { checked: false });
        await more.first().waitFor();
        await more.first().check();
      },
    );
    await eventually(() => team.getByRole('link').count(), 2);
  });

  it('keeps a baseline under its name', async () => {
    await open('ENG-58');
    await on.act(
      {
        by: await on.more('More', 'Take a baseline'),
        title: 'Take a baseline of ENG-58',
        verb: 'Take it',
        said: 'The baseline After the budget is taken.',
      },
      async (dialog) => {
        await dialog.getByLabel('Name').fill('After the budget');
        await dialog.getByLabel('Why').fill('The partner agreed to new dates.');
      },
    );
    const past = on.panel('Baselines, moves and holds');
    await past.getByText('After the budget').waitFor();
    await past.getByText('The partner agreed to new dates.').waitFor();
  });

  it('has its health recalculated', async () => {
    await open('ENG-58');
    await on.act({
      by: await on.more('More', 'Recalculate health'),
      title: 'Recalculate the health of ENG-58',
      verb: 'Recalculate',
      said: 'The health is recalculated.',
    });
    await on.panel('Health').getByText('Healthy').waitFor();
  });

  it('gets hours of an engineer', async () => {
    await open('ENG-58');
    const team = on.panel('Team');
    await on.act(
      {
        by: on.button('Allocate', team),
        title: 'Allocate hours to ENG-58',
        verb: 'Allocate',
        said: 'The hours are allocated.',
      },
      async (dialog) => {
        await dialog.getByLabel('Engineer', { exact: true }).selectOption({ label: 'Sasha Solution' });
        await dialog.getByLabel('Hours a week').fill('3');
        await dialog.getByLabel('Kind').selectOption({ label: 'Tentative' });
        await dialog.getByLabel('From').fill('2027-02-01');
        await dialog.getByLabel('Until').fill('2027-02-26');
      },
    );
    await team.getByText('Sasha Solution, 3 h a week, tentative').waitFor();
  });

  it('is closed for good, and then offers nothing that changes its plan', async () => {
    const { page } = await open('ENG-57');
    await on.act(
      {
        by: await on.more('More', 'Close'),
        title: 'Close ENG-57',
        verb: 'Close',
        said: 'ENG-57 is closed.',
      },
      async (dialog) => {
        await dialog.getByText('Only from Adoption can it be completed').waitFor();
        await dialog.getByLabel('Why').fill('The partner was bought.');
      },
    );
    await page.getByText('This engagement has ended.').waitFor();
    await status('Cancelled').waitFor();
    await eventually(() => on.button('Add milestone').count(), 0);
    expect(await on.button('Advance to Design').count()).toBe(0);
    expect(await on.button('Pass on').count()).toBe(0);
  });
});
