import type { Browser, Locator } from 'playwright-core';
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

interface Previewed {
  readonly key: string;
  readonly by: () => Locator | Promise<Locator>;
  readonly title: string;
  readonly fillIn?: (dialog: Locator) => Promise<unknown>;
  /** What the preview says. */
  readonly says: string | RegExp;
}

const move = (what: string, verb: string): Previewed => ({
  ...{ key: 'ENG-30', by: () => on.more('More', what), title: `${verb} ENG-30`, says: /Go-live: / },
});
const milestone = (code: string, action: string, says: string | RegExp): Previewed => ({
  ...{ key: 'ENG-30', by: () => on.more(`More for ${code}`, action), title: `${action} ${code}`, says },
});
const LATER = /→ \w+ \d+, 2027/;
const CODE = 'FUNCTIONAL-CERTIFICATION';

const PREVIEWS: Readonly<Record<string, Previewed>> = {
  'passing the ball': {
    ...{ key: 'ENG-30', by: () => on.button('Pass on'), title: 'Pass the next step of ENG-30' },
    fillIn: (dialog) => dialog.getByLabel('To', { exact: true }).selectOption('Platform'),
    says: 'Next step: Services → Platform',
  },
  'a hold': {
    ...{ ...move('Put on hold', 'Put'), title: 'Put ENG-30 on hold' },
    fillIn: (dialog) => dialog.getByLabel('Work is expected to resume on').fill('2027-02-01'),
    says: 'Status: Active → On hold',
  },
  'the end of a hold': {
    ...{ key: 'ENG-24', by: () => on.button('Resume'), title: 'Resume ENG-24' },
    says: 'Status: On hold → Active',
  },
  'closing it': { ...move('Close', 'Close'), says: 'Status: Active → Cancelled' },
  'closing it as planned': {
    ...{ ...move('Close', 'Close'), key: 'ENG-22', title: 'Close ENG-22' },
    says: 'Stage: Adoption → Closed',
  },
  'closing it with something missing': {
    ...{ ...move('Close', 'Close'), key: 'ENG-46', title: 'Close ENG-46' },
    says: /^Cannot leave ADOPTION without /,
  },
  'what stays open': {
    ...{ ...move('Close', 'Close'), key: 'ENG-10', title: 'Close ENG-10' },
    says: '1 blocker stays open',
  },
  'an earlier stage': {
    ...{ key: 'ENG-30', by: () => on.button('Return to an earlier stage') },
    ...{ title: 'Return ENG-30 to an earlier stage', says: 'Stage: Sandbox → Design' },
  },
  'another calendar': {
    ...move('Edit', 'Edit'),
    fillIn: (dialog) => dialog.getByLabel('Region').fill('DE'),
  },
  'a region that does not exist': {
    ...move('Edit', 'Edit'),
    fillIn: (dialog) => dialog.getByLabel('Region').fill('Germany'),
    says: /ISO 3166/,
  },
  'a baseline': move('Take a baseline', 'Take a baseline of'),
  'a new milestone': {
    ...{ key: 'ENG-30', by: () => on.button('Add milestone'), title: 'Add a milestone to ENG-30' },
    fillIn: (dialog) => dialog.getByLabel('Code').fill('cost-model'),
    says: /COST-MODEL would run from/,
  },
  'a new blocker': {
    ...{ key: 'ENG-30', by: () => on.button('Raise', on.panel('Blockers')) },
    title: 'Raise a blocker on ENG-30',
    fillIn: async (dialog) => {
      await dialog.getByLabel('Milestone it blocks').selectOption({ index: 1 });
      await dialog.getByLabel('They commit to').fill('2027-05-03');
    },
    says: LATER,
  },
  'another commitment': {
    ...{ key: 'ENG-10', by: () => on.button('Change', on.panel('Blockers')), title: 'Change the blocker' },
    fillIn: (dialog) => dialog.getByLabel('They commit to').fill('2027-05-03'),
    says: '1 blocker stays open',
  },
  'resolving a blocker': {
    ...{ key: 'ENG-10', by: () => on.button('Resolve', on.panel('Blockers')) },
    ...{ title: 'Resolve the blocker', says: /Go-live: / },
  },
  'rescheduling a milestone': {
    ...milestone(CODE, 'Reschedule', LATER),
    fillIn: (dialog) => dialog.getByLabel('Duration in working days').fill('90'),
  },
  'skipping a milestone': milestone(CODE, 'Skip', /Go-live: /),
  'other dependencies of a milestone': {
    ...milestone(CODE, 'Edit', /Go-live: /),
    fillIn: (dialog) => dialog.getByLabel('Add', { exact: true }).selectOption({ index: 1 }),
  },
};

/** Nobody is kept from reading the dialog: in either colours, and on a phone. */
async function isReadable(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await on.page.emulateMedia({ colorScheme });
    expect([colorScheme, ...(await on.opened.accessibility())]).toEqual([colorScheme]);
  }
  await on.page.setViewportSize({ width: 360, height: 740 });
  await eventually(() => on.opened.tooWide(), []);
}

it.each(Object.entries(PREVIEWS))(
  '%s is previewed before it is made, and everybody can read it',
  async (_what, { key, by, title, fillIn, says }) => {
    on = await EngagementPage.open(browser, 'manager', key);
    await (await by()).click();
    const dialog = on.dialog(title);
    await dialog.waitFor();
    await fillIn?.(dialog);
    const preview = dialog.getByRole('region', { name: /^What would (change|move)$/ });
    await preview.getByText(says).first().waitFor();
    await isReadable();
    await on.button('Cancel', dialog).click();
    await dialog.waitFor({ state: 'detached' });
  },
);

it('says why there is no preview', async () => {
  on = await EngagementPage.open(browser, 'manager', 'ENG-30');
  const refused = { message: 'This is no longer yours to move.', extensions: { code: 'FORBIDDEN' } };
  await on.page.route('**/graphql', (route) =>
    /"dryRun":true/.test(route.request().postData() ?? '')
      ? route.fulfill({ json: { errors: [refused], data: null } })
      : route.fallback(),
  );
  await on.button('Pass on').click();
  const preview = on.panelOf(on.dialog('Pass the next step of ENG-30'), 'What would change');
  await preview.getByText(`No preview: ${refused.message}`).waitFor();
  expect(await preview.getByText('Working out').count()).toBe(0);
});

describe('the operations in scope', () => {
  const choose = async (dialog: Locator) => {
    const operations = dialog.getByRole('button', { name: /: All operations$/ });
    await operations.first().click();
    await dialog.getByLabel('All, now and later').uncheck();
    return dialog.getByRole('group', { name: 'Operations in scope' }).getByRole('checkbox');
  };

  it('are chosen one by one, kept, and all taken again', async () => {
    on = await EngagementPage.open(browser, 'manager', 'ENG-30');
    const { page } = on;
    const edit = async () => ({ by: await on.more('More', 'Edit'), title: 'Edit ENG-30', verb: 'Save' });
    await on.act({ ...(await edit()), said: 'Saved.' }, async (dialog) => {
      const operations = await choose(dialog);
      await on.button('Choose none', dialog).click();
      await dialog.getByText('Omit it to include all operations.').first().waitFor();
      await isReadable();
      await page.setViewportSize({ width: 1280, height: 800 });
      await operations.nth(0).check();
      await operations.nth(1).check();
      await dialog.getByRole('button', { name: /: 2 operations$/ }).waitFor();
      await on.panelOf(dialog, 'What would change').getByText('Go-live:').waitFor();
    });
    await on.act({ ...(await edit()), said: 'Saved.' }, async (dialog) => {
      await dialog.getByRole('button', { name: /: 2 operations$/ }).click();
      await dialog.getByLabel('All, now and later').check();
      await dialog
        .getByRole('button', { name: /: All operations$/ })
        .first()
        .waitFor();
    });
  });

  it('are chosen for a new engagement', async () => {
    on = await EngagementPage.open(browser, 'manager', 'ENG-30');
    const { page } = on;
    await page.goto(new URL('/portfolio', page.url()).href);
    await on.opened.settled();
    await on.button('Start an engagement').click();
    const dialog = on.dialog('Start an engagement');
    await dialog.getByRole('checkbox', { name: 'Payments', exact: true }).check();
    const operations = await choose(dialog);
    await operations.nth(0).uncheck();
    await dialog.getByRole('button', { name: /^Payments: \d+ operations$/ }).waitFor();
    await isReadable();
  });
});

it('the operation that a blocker concerns is chosen by everybody', async () => {
  on = await EngagementPage.open(browser, 'manager', 'ENG-30');
  await on.button('Raise', on.panel('Blockers')).click();
  const dialog = on.dialog('Raise a blocker on ENG-30');
  const option = dialog.getByRole('option', { name: /^GET \// });
  await option.first().waitFor({ state: 'attached' });
  await isReadable();
});
