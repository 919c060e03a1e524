import type { Locator } from 'playwright-core';
import { asPerson, eventually } from './console-page.js';
import { downloadedFrom } from './downloads.js';
import { Visit } from './visit.js';

const visit = new Visit();
const { open, button, dialog, verb, send, done } = visit;
const waiting = (): Locator => visit.page.getByRole('region', { name: 'Evidence awaiting review' });
const items = (): Locator => waiting().locator('[data-row]');
const item = (key: string) => `/reviews?item=${encodeURIComponent(key)}`;
interface Item {
  readonly code: string;
  readonly status: string;
  readonly rejection: string | null;
  readonly evidence: readonly { readonly id: string }[];
  readonly apiProduct: { readonly id: string; readonly slug: string };
}
/** What the API says about one item. */
async function standing(engagement: string, code: string): Promise<Item & { readonly engagementId: string }> {
  const ask = await asPerson('manager');
  const answer = await ask(
    `query ($id: ID!) {
      engagement(id: $id) { id checklist { code status rejection evidence { id } apiProduct { id slug } } }
    }`,
    { id: engagement },
  );
  const { id, checklist } = answer['engagement'] as unknown as { id: string; checklist: readonly Item[] };
  return { engagementId: id, ...checklist.find((each) => each.code === code)! };
}

it('a compliance reviewer sees the evidence beside the decision, and accepts it', async () => {
  await open('compliance', item('ENG-38/reference-data/SECRETS'));
  const before = await items().count();
  await visit.page.getByRole('heading', { level: 2, name: 'Secrets are kept in a vault' }).waitFor();
  await visit.page.getByRole('heading', { name: 'What is wanted' }).waitFor();
  const link = visit.page.getByRole('link', { name: /^https:/ }).first();
  expect(await link.getAttribute('rel')).toContain('noopener');
  await button('Accept').click();
  await send('Accept');
  await done('The evidence is accepted.');
  await eventually(() => items().count(), before - 1);
  expect(await standing('ENG-38', 'SECRETS')).toMatchObject({ status: 'SATISFIED' });
});

it('a rejection needs a reason, which the partner reads', async () => {
  await open('compliance', item('ENG-38/reference-data/TERMS'));
  await button('Reject').click();
  expect(await verb('Reject').isDisabled()).toBe(true);
  await dialog().getByLabel('Why').fill('The second signature is <missing>.');
  await send('Reject');
  await done('The evidence is rejected.');
  expect(await standing('ENG-38', 'TERMS')).toMatchObject({
    status: 'REJECTED',
    rejection: 'The second signature is <missing>.',
  });
});

it('compliance reviewers do not waive, and are told who does', async () => {
  await open('compliance', '/reviews');
  await visit.page.getByText('Only managers and admins can waive items.').waitFor();
  expect(await button('Waive').count()).toBe(0);
});

it('a manager waives an item until a day', async () => {
  await open('manager', item('ENG-19/deposits/INCIDENT-DRILL'));
  await button('Waive').click();
  await dialog().getByLabel('Why').fill('The drill is on 12 January.');
  await dialog().getByLabel('Waived until').fill('2027-01-31');
  await send('Waive');
  await done('It is waived.');
  expect(await standing('ENG-19', 'INCIDENT-DRILL')).toMatchObject({ status: 'WAIVED' });
});

it.each(['auditor', 'engineer'] as const)('an %s reads only, and is told who decides', async (person) => {
  await open(person, '/reviews');
  await visit.page.getByText('Compliance reviewers and managers decide; you can read.').waitFor();
  for (const name of ['Accept', 'Reject', 'Waive']) expect(await button(name).count()).toBe(0);
});

it('what somebody else decides leaves the list without a reload, and the place is kept', async () => {
  await open('compliance', item('ENG-39/payments/PEN-TEST'));
  const gone = items().filter({ hasText: 'ENG-35' });
  expect(await gone.count()).toBe(1);
  await visit.page.getByTitle('Live').waitFor();
  const { engagementId, apiProduct, evidence, code } = await standing('ENG-35', 'ERASURE');
  const manager = await asPerson('manager');
  await manager(
    'mutation ($input: ReviewChecklistItemInput!) { reviewChecklistItem(input: $input) { userErrors { message } } }',
    {
      input: {
        ...{ engagementId, apiProductId: apiProduct.id, code, decision: 'SATISFIED' },
        evidenceId: evidence[0]!.id,
      },
    },
  );
  await eventually(() => gone.count(), 0);
  expect(visit.page.url()).toContain('ENG-39');
  await visit.page.getByRole('link', { name: 'ENG-39', exact: true }).waitFor();
});

it('moves with J and K, and Enter shows the item', async () => {
  await open('compliance', '/reviews');
  const titles = await items().locator('strong').allTextContents();
  for (const key of ['j', 'j', 'j', 'k']) await visit.page.keyboard.press(key);
  expect(await visit.page.evaluate(() => document.activeElement?.textContent)).toContain(titles[1]);
  await visit.page.keyboard.press('Enter');
  await visit.page.waitForURL(/item=ENG-/);
  await visit.page.getByRole('heading', { level: 2, name: titles[1]! }).waitFor();
});

it('downloads the list as shown', async () => {
  await open('auditor', '/reviews');
  const written = await downloadedFrom(visit.page, waiting());
  expect(written.map(({ Item }) => Item)).toEqual(await items().locator('strong').allTextContents());
});

it.each(['light', 'dark'] as const)('is accessible and fits a phone, in %s colours', async (colorScheme) => {
  await open('compliance', '/reviews', { colorScheme, viewport: { width: 360, height: 740 } });
  expect(await visit.opened.accessibility()).toEqual([]);
  await eventually(() => visit.opened.scrollsSideways(), false);
  await button('Reject').click();
  await dialog().getByLabel('Why').waitFor();
  expect(await visit.opened.accessibility()).toEqual([]);
});
