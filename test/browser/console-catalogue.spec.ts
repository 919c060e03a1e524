import { readFileSync } from 'node:fs';
import { Visit } from './visit.js';

const visit = new Visit();
const { open, button, dialog, field } = visit;
const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
const operation = (summary: string) => ({ get: { summary, responses: { 200: { description: 'OK' } } } });
const description = (paths: readonly string[]) =>
  JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Cards', version: '1' },
    servers: [{ url: 'https://api.example/cards' }],
    paths: Object.fromEntries(paths.map((each) => [each, operation(`Reads ${each}`)])),
  });

it('a manager adds a product, imports versions after seeing what changes, and deprecates the old one', async () => {
  await open('manager', '/catalogue');
  await button('Add an API product').click();
  await field('Name').fill('Cards');
  await button('Add').click();
  await visit.page.getByRole('heading', { level: 1, name: 'Cards' }).waitFor();
  await visit.page.getByText('There is no version yet.').waitFor();

  const describeVersion = async (version: string, paths: readonly string[], change: string) => {
    await button('Import an API description').click();
    await field('API description').setInputFiles(file('cards.json', description(paths)));
    await field('Version').fill(version);
    await dialog().getByText(change).waitFor();
  };
  await describeVersion('v1', ['/cards', '/cards/{id}'], '2 added');
  await button('Import').click();
  await visit.page.getByText('Cards v1 is as described.').waitFor();
  await describeVersion('v2', ['/cards'], '1 added');
  await button('Import').click();
  await visit.page.getByText('Cards v2 is as described.').waitFor();
  await describeVersion('v1', ['/cards'], '1 removed');
  await dialog().getByText('1 removed').click();
  await dialog().getByText('GET /cards/{id}').waitFor();
  await button('Cancel').click();

  await button('Deprecate of v1').click();
  await field('Sunset day (UTC)').fill('2027-06-30');
  await field('Move to').selectOption({ label: 'Cards v2 (Beta)' });
  await button('Deprecate').click();
  await visit.page.getByText('Cards v1 is deprecated, and its users will be told.').waitFor();
  const row = visit.page.locator('[data-row]', { has: visit.page.getByText('v1', { exact: true }) }).first();
  expect(await row.innerText()).toMatch(/Deprecated[\s\S]*2027[\s\S]*Cards v2/);

  await visit.page.getByLabel('Method, path or summary').fill('reads /cards');
  await visit.page.waitForURL(/q=reads/);
});

it('compliance changes the checklist, and is told which item is wrong', async () => {
  await open('compliance', '/catalogue/lending');
  expect(await visit.page.getByRole('button', { name: /^(Import|Deprecate)/ }).count()).toBe(0);
  await button('Change the checklist').click();
  await button('Move item 2 up').click();
  const first = dialog().getByRole('group', { name: 'Item 1' });
  const second = dialog().getByRole('group', { name: 'Item 2' });
  await first.getByLabel('Code').fill(await second.getByLabel('Code').inputValue());
  await button('Save').click();
  await dialog()
    .getByText(/^Item 2: /)
    .waitFor();
  await first.getByLabel('Code').fill('FIRST-OF-ALL');
  await button('Save').click();
  await visit.page.getByText('The checklist is changed.').waitFor();
  await visit.page.getByText('FIRST-OF-ALL').waitFor();
});

it('a playbook is downloaded, changed and published as its next version', async () => {
  await open('manager', '/catalogue');
  const download = visit.page.waitForEvent('download');
  await button('Download Advisory as YAML').click();
  const text = readFileSync(await (await download).path(), 'utf8');
  expect(text).toMatch(/^# Version 1;[^\n]*\nslug: advisory\n/);
  const publishNext = visit.page
    .locator('[data-row]', { hasText: 'Advisory' })
    .getByRole('button', { name: 'Publish the next version' });

  // The same content is no new version.
  await publishNext.click();
  await field('Playbook').setInputFiles(file('advisory.yaml', text));
  await dialog().getByText('It becomes version 2 of advisory').waitFor();
  await button('Publish').click();
  await visit.page.getByText('Version 1 of advisory already has this content.').waitFor();

  await publishNext.click();
  await field('Or its text').fill(text.replace('durationDays: 2', 'durationDays: 2000'));
  await button('Publish').click();
  await dialog()
    .getByText(/^Line \d+: must be a whole number of working days/)
    .waitFor();
  await field('Or its text').fill(text.replace('durationDays: 2', 'durationDays: 3'));
  await button('Publish').click();
  await visit.page.getByText('Version 2 of advisory is published.').waitFor();
});

it('the milestones of a playbook are an address', async () => {
  await open('auditor', '/catalogue?playbook=integration');
  await visit.page.getByRole('heading', { name: 'Milestones of Partner integration' }).waitFor();
  expect(visit.opened.operations()).toBe(2);
  expect(await visit.page.getByRole('button', { name: /Publish/ }).count()).toBe(0);
});
