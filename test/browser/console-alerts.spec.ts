import type { Locator } from 'playwright-core';
import { asPerson, eventually } from './console-page.js';
import { downloadedFrom } from './downloads.js';
import { Visit } from './visit.js';

const visit = new Visit();
const { open, button, field, send, done, panel, wellMade } = visit;
const inbox = (): Locator => panel('Open alerts');
const rows = (): Locator => inbox().locator('[data-row]');

interface Found {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string; readonly acknowledgedAt: string | null }[];
}

async function found(filter: object): Promise<Found> {
  const ask = await asPerson('manager');
  const answer = await ask(
    'query ($filter: AlertFilter!) { alerts(filter: $filter, first: 50) { totalCount nodes { id acknowledgedAt } } }',
    { filter },
  );
  return answer['alerts'] as unknown as Found;
}

it('lists open alerts, newest first, with one of them beside the list', async () => {
  await open('manager', '/alerts');
  const { totalCount } = await found({ open: true });
  await inbox()
    .getByRole('heading', { name: `Open alerts ${totalCount}` })
    .waitFor();
  await visit.page.getByRole('heading', { name: 'Next step', exact: true }).waitFor();
  await visit.page.getByRole('heading', { name: 'Addresses' }).waitFor();
});

it('each condition is in the address', async () => {
  await open('manager', '/alerts');
  await visit.page.getByLabel('Kind', { exact: true }).selectOption({ label: 'Go-live slipped' });
  await visit.page.waitForURL(/kind=GOLIVE_SLIPPED/);
  const { totalCount } = await found({ open: true, kind: { in: ['GOLIVE_SLIPPED'] } });
  await inbox()
    .getByRole('heading', { name: `Open alerts ${totalCount}` })
    .waitFor();
});

it('is walked through with J and K, and A acknowledges what is shown, with a note', async () => {
  await open('manager', '/alerts?acknowledged=no');
  for (const key of ['j', 'j']) await visit.page.keyboard.press(key);
  await visit.page.keyboard.press('Enter');
  await visit.page.waitForURL(/alert=/);
  const id = new URL(visit.page.url()).searchParams.get('alert');
  await visit.page.keyboard.press('a');
  await field('What will be done about it').fill('We call <them> on Monday.');
  await send('Acknowledge');
  await done('The alert is acknowledged.');
  const { nodes } = await found({ acknowledged: true });
  expect(nodes.map((each) => each.id)).toContain(id);
});

it('the navigation counts what addresses the reader and nobody has acknowledged', async () => {
  await open('manager', '/portfolio');
  const { totalCount } = await found({ open: true, acknowledged: false, addressedToMe: true });
  await visit.page.getByText(`${totalCount} to acknowledge`).waitFor();
});

it('an auditor reads only, and is told who acknowledges', async () => {
  await open('auditor', '/alerts?acknowledged=no');
  await visit.page
    .getByText('Managers, admins and engineers of its team acknowledge it; you can read.')
    .waitFor();
  expect(await button(/^Acknowledge/).count()).toBe(0);
});

it('says where to look if no alert addresses the reader', async () => {
  await open('auditor', '/alerts?whose=mine');
  await button('Show all alerts').click();
  await inbox().waitFor();
});

it('downloads the list as shown', async () => {
  await open('auditor', '/alerts?kind=GOLIVE_SLIPPED');
  const written = await downloadedFrom(visit.page, inbox());
  expect(written.map((each) => each['Kind'])).toEqual(
    (await rows().allTextContents()).map(() => 'Go-live slipped'),
  );
});

it('the engagement shows its open alerts, which lead to the inbox', async () => {
  await open('manager', '/engagements/ENG-52');
  await panel('Alerts').getByRole('link', { name: 'Open them in the inbox' }).click();
  await visit.page.waitForURL(/\/alerts\?q=ENG-52/);
  await eventually(
    async () => (await rows().allTextContents()).every((text) => text.includes('ENG-52')),
    true,
  );
});

describe('rules', () => {
  it('say in plain words when whom is alerted, and staff read them', async () => {
    await open('engineer', '/alerts?tab=rules');
    await visit.page.getByText('the partner has done nothing for 8 working days').waitFor();
    await visit.page.getByText('Managers and admins change rules; you can read.').waitFor();
    expect(await button('Add a rule').count()).toBe(0);
  });

  it('a manager adds one for a type and tier, and turns it off', async () => {
    await open('manager', '/alerts?tab=rules');
    await button('Add a rule').click();
    await field('Type of engagement').selectOption('ADVISORY');
    await field('Tier of the partner').selectOption('STANDARD');
    await field('From (working days)').fill('12');
    await send('Save');
    await done('The rule is set.');
    const text = 'the partner has done nothing for 12 working days';
    await button(`Change the rule: ${text}`).click();
    await field('Alert').uncheck();
    await send('Save');
    await done('The rule is set.');
    await visit.page.getByRole('row').filter({ hasText: text }).getByText('Off').waitFor();
  });

  it('a threshold that the kind cannot have is explained at its field', async () => {
    await open('manager', '/alerts?tab=rules');
    await button('Change the rule: the partner has done nothing for 8 working days').click();
    await field('From (working days)').fill('0');
    await send('Save');
    await visit
      .dialog()
      .getByText(/must be 1-250/)
      .first()
      .waitFor();
  });
});

describe.each(['/alerts', '/alerts?tab=rules'])('%s', (path) => {
  it.each(['light', 'dark'] as const)(
    'is accessible and fits a phone, in %s colours',
    async (colorScheme) => {
      await open('manager', path, { colorScheme, viewport: { width: 360, height: 740 } });
      await wellMade();
    },
  );
});
