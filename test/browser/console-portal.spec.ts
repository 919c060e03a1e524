import type { Locator } from 'playwright-core';
import { ConsolePage, type Person, act, asPerson, eventually } from './console-page.js';
import { Visit } from './visit.js';

const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
trailer<</Root 1 0 R/Size 3>>
%%EOF
`;
const EXPIRED = 'The certificate has expired';

const visit = new Visit();
const { button, panel, field } = visit;
const open = (path: string, person: Person = 'partner') => visit.open(person, path);
const row = (text: string): Locator => visit.page.getByRole('listitem').filter({ hasText: text });

it('lists the company’s integrations, and leads through the pages of one by link and by key', async () => {
  await open('/portal');
  await visit.page.getByText('Northwind Bank').waitFor();
  await visit.page.getByRole('link', { name: 'Small loans at the counter' }).click();
  await panel('Waiting for you').waitFor();
  await visit.page.keyboard.press('g');
  await visit.page.keyboard.press('c');
  await visit.page.waitForURL(/ENG-59\/checklist$/);
  await visit.page.getByRole('heading', { level: 1, name: 'Small loans at the counter' }).waitFor();
  await eventually(() => visit.page.title(), 'Checklist · Small loans at the counter · Causeway');
  await visit.page.getByLabel('Integration', { exact: true }).selectOption({ index: 1 });
  await visit.page.waitForURL(/ENG-31\/checklist$/);
});

it('shows on the list at once what others change', async () => {
  await open('/portal');
  const card = row('Small loans at the counter');
  const steps = await card.last().innerText();
  const manager = await asPerson('manager');
  const { engagement } = await manager('{ engagement(key: "ENG-59") { id } }', {});
  const input = { severity: 'LOW', party: 'PARTNER', visibility: 'PARTNER', reason: 'A form is missing' };
  const raised = { engagementId: engagement!['id'], ...input };
  const { blocker } = await act(manager, 'raiseBlocker', raised, 'blocker { id }');
  await eventually(async () => (await card.last().innerText()) === steps, false);
  const { id: blockerId } = blocker as { id: string };
  await act(manager, 'resolveBlocker', { blockerId, resolution: 'Found.' });
  await eventually(() => card.last().innerText(), steps);
});

it('goes straight to the only integration of a company, with two operations in all', async () => {
  await open('/portal', 'partner@duff.example');
  await visit.opened.page.waitForURL(/\/portal\/ENG-13$/);
  expect(visit.opened.operations()).toBe(2);
});

it('finds nothing at another company’s integration', async () => {
  await open('/portal/ENG-1');
  await visit.page.getByText('There is nothing at this address.').waitFor();
});

it('takes evidence as a file, shows it as in review, and gives it back', async () => {
  await open('/portal/ENG-59/checklist');
  const item = visit.page.getByRole('listitem').filter({ has: button('Submit evidence') });
  const title = (await item.first().getByRole('heading').textContent())!;
  await item.first().getByRole('button', { name: 'Submit evidence' }).click();
  const file = { name: 'evidence.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) };
  await field('File').setInputFiles(file);
  await visit.page.getByText('evidence.pdf is uploaded.').waitFor();
  if (await field('Valid until').isVisible()) await field('Valid until').fill('2027-06-30');
  await button('Submit for review').click();
  await panel('With us for review').getByRole('heading', { name: title }).waitFor();
  const [download] = await Promise.all([
    visit.page.waitForEvent('download'),
    button('Download evidence.pdf').click(),
  ]);
  expect(download.suggestedFilename()).toBe('evidence.pdf');
});

it('says at the field what is wrong with a link, and keeps what was typed', async () => {
  await open('/portal/ENG-59/checklist');
  await button('Submit evidence').first().click();
  await field('As').selectOption('A link');
  await field('Link').fill('http://example.com/report');
  if (await field('Valid until').isVisible()) await field('Valid until').fill('2027-06-30');
  await button('Submit for review').click();
  await visit.page.locator('[aria-invalid]').waitFor();
  expect(await field('Link').inputValue()).toBe('http://example.com/report');
});

it('shows a blocker to colleagues at once, takes a date for it, and keeps what was typed beside theirs', async () => {
  await open('/portal/ENG-59/help');
  const colleague = await ConsolePage.open(visit.browser, 'partner', '/portal/ENG-59');
  await button('Report a blocker').click();
  await field('What is wrong').fill(EXPIRED);
  await field('Who must act?').selectOption('You');
  await button('Report').click();
  const step = colleague.page.getByRole('listitem').filter({ hasText: EXPIRED });
  await step.waitFor({ timeout: 5_000 });

  await row(EXPIRED).getByRole('button', { name: 'Commit to a date' }).click();
  await field('Resolved by').fill('2027-01-08');
  await step.getByRole('button', { name: 'Commit to a date' }).click();
  await colleague.page.getByLabel('Resolved by').fill('2027-01-15');
  await colleague.page.getByRole('button', { name: 'Commit', exact: true }).click();
  await step.getByText(/Jan 15/).waitFor();
  await colleague.close();

  await row(EXPIRED)
    .getByText(/Jan 15/)
    .waitFor();
  expect(await field('Resolved by').inputValue()).toBe('2027-01-08');
  await button('Commit').click();
  await row(EXPIRED).getByText(/Jan 8/).waitFor();

  await row(EXPIRED).getByRole('button', { name: 'Resolve' }).click();
  await field('How it was resolved').fill('A new one is installed');
  await visit.page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();
  await visit.page.getByText('The blocker is resolved.').waitFor();
  await eventually(() => row(EXPIRED).count(), 0);
});

it('lets a company resolve what it reported for others to act on, and commit to nothing there', async () => {
  const reason = 'Your sandbox answers with 503';
  await open('/portal/ENG-59/help');
  await button('Report a blocker').click();
  await field('What is wrong').fill(reason);
  await button('Report').click();
  await row(reason).getByRole('button', { name: 'Resolve' }).waitFor();
  expect(await row(reason).getByRole('button').allInnerTexts()).toEqual(['Resolve']);
  await row(reason).getByRole('button', { name: 'Resolve' }).click();
  await field('How it was resolved').fill('It answers again');
  await visit.page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();
  await eventually(() => row(reason).count(), 0);
});

it('shows what people write as text, however hostile or long', async () => {
  await open('/portal/ENG-59/help');
  await visit.page.getByLabel('Write to the services team').fill(`<b>bold</b> \u202e${'W'.repeat(3_900)}`);
  await button('Send').click();
  await visit.page.getByText('<b>bold</b>').waitFor();
  await visit.page.setViewportSize({ width: 360, height: 740 });
  await eventually(() => visit.opened.scrollsSideways(), false);
});

it('takes a rating', async () => {
  await open('/portal/ENG-59/help');
  await button('Rate how it goes').click();
  await field('4 · Well').check();
  await visit.page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  await visit.page.getByText('Thank you.').waitFor();
  await visit.page.getByText('Your company’s latest rating: 4 · Well').waitFor();
});

it('keeps the days and the environment of the usage in the address, and reads bars out by key', async () => {
  await open('/portal/ENG-31/usage?days=7');
  await visit.page.getByLabel('Environment').selectOption('Production');
  await visit.page.waitForURL(/days=7&environment=PRODUCTION/);
  const chart = visit.page.getByRole('slider', { name: 'Calls a day by outcome' });
  await chart.focus();
  const last = await chart.getAttribute('aria-valuetext');
  await visit.page.keyboard.press('Home');
  expect(await chart.getAttribute('aria-valuenow')).toBe('0');
  expect(await chart.getAttribute('aria-valuetext')).not.toBe(last);
});

it('prints the status to one page', async () => {
  await open('/portal/ENG-59');
  const margin = { top: '1cm', bottom: '1cm', left: '1cm', right: '1cm' };
  const pdf = await visit.page.pdf({ format: 'A4', margin });
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
});

it('is shown to a manager as a preview without anything to do, and not to compliance', async () => {
  await open('/engagements/ENG-59/portal', 'manager');
  await visit.page.getByRole('note').getByText('Northwind Bank').waitFor();
  await panel('Waiting for you').waitFor();
  expect(await visit.page.getByRole('main').getByRole('button').count()).toBe(0);
  await visit.opened.close();
  await open('/engagements/ENG-59/portal', 'compliance');
  await visit.page.getByRole('alert').getByText('You may not see this.').waitFor();
  expect(await panel('Waiting for you').count()).toBe(0);
});
