import { asPerson, eventually } from './console-page.js';
import { downloadedFrom } from './downloads.js';
import { Visit } from './visit.js';

const visit = new Visit();
const { open, button, panel, dialog, field, send, done } = visit;
/** Opens what the page says about one engineer. */
const show = async (name: string) => {
  await button(`Show ${name}`).click();
  await visit.page.waitForURL(/engineer=se_/);
  await panel(name).waitFor();
};

it('a manager adds an engineer, allocates, changes and ends, and plans time off', async () => {
  await open('manager', '/capacity');
  await button('Add an engineer').click();
  await field('Email').fill('zelda@causeway.example');
  await field('Name').fill('Zelda <i>Zest</i>');
  await field('Time zone').fill('Europe/London');
  await field('Region').fill('UK');
  await field('Add an API product').selectOption('Payments');
  await field('Payments').selectOption('5, can teach others');
  await send('Add');
  await dialog()
    .getByText(/did you mean GB/)
    .first()
    .waitFor();
  await field('Region').fill('GB');
  await send('Add');
  await done(/^Zelda <i>Zest<\/i> is added\./);

  await visit.page.getByLabel('Find an engineer').fill('zelda');
  await visit.page.waitForURL(/q=zelda/);
  await eventually(() => visit.page.locator('tbody tr[data-row]').count(), 1);
  await show('Zelda <i>Zest</i>');
  const zelda = panel('Zelda <i>Zest</i>');
  await zelda.getByText('Payments (5)').waitFor();

  await zelda.getByRole('button', { name: 'Allocate', exact: true }).click();
  await field('Search engagements').fill('ENG-7');
  await dialog()
    .getByRole('option', { name: /^ENG-7 / })
    .waitFor({ state: 'attached' });
  const option = await dialog()
    .getByRole('option', { name: /^ENG-7 / })
    .textContent();
  await field('Engagement').selectOption({ label: option! });
  await field('Hours a week').fill('60');
  await send('Allocate');
  // Over capacity is told, not refused.
  await done(/^The hours are allocated\. .*(over|more)/i);
  await zelda.getByRole('link', { name: 'ENG-7' }).waitFor();

  await button('Change the allocation on ENG-7').click();
  await field('Hours a week').fill('10');
  await field('Kind').selectOption('Tentative');
  await send('Save');
  await done(/^The allocation is changed\./);
  await zelda.getByRole('cell', { name: 'Tentative' }).waitFor();
  const [allocation] = await downloadedFrom(visit.page, zelda);
  expect(allocation).toMatchObject({ Engagement: 'ENG-7', 'Hours a week': '10', Kind: 'SOFT' });

  await button('End the allocation on ENG-7').click();
  await send('End it');
  await done('Ended.');

  await zelda.getByRole('button', { name: 'Add time off' }).click();
  await field('First day').fill('2027-01-04');
  await field('Last day').fill('2027-01-08');
  await send('Add');
  await done('Added; capacity follows.');
  await zelda.getByText('Jan 4, 2027 to Jan 8, 2027').waitFor();
  await zelda.getByRole('button', { name: /^Remove the time off from/ }).click();
  await send('Remove');
  await zelda.getByText('None planned.').waitFor();
});

it('two who change the same engineer see what the other changed, and lose nothing', async () => {
  await open('manager', '/capacity?q=jack');
  await show('Jack Wiley');
  await panel('Jack Wiley').getByRole('button', { name: 'Change', exact: true }).click();
  await field('Hours a week for engagements').fill('30');
  const manager = await asPerson('admin');
  const { engineers } = await manager('{ engineers(filter: { q: "jack" }) { nodes { id version } } }', {});
  const [{ id, version }] = engineers!['nodes'] as [{ id: string; version: number }];
  await manager(
    'mutation ($input: UpdateEngineerInput!) { updateEngineer(input: $input) { userErrors { code } } }',
    {
      input: { engineerId: id, expectedVersion: version, weeklyCapacityHours: 20 },
    },
  );
  await send('Save');
  await dialog().getByText('Changed by somebody else meanwhile, to: 20').waitFor();
  expect(await field('Hours a week for engagements').inputValue()).toBe('30');
  await send('Save');
  await done(/^Jack Wiley is changed\./);
  await panel('Jack Wiley')
    .getByText(/30 hours a week/)
    .waitFor();
});

it('says who fits an engagement and why, and allocates them', async () => {
  await open('manager', '/capacity');
  const fits = panel('Who fits an engagement?');
  await fits.getByLabel('Search engagements').fill('ENG-9');
  const option = fits.getByRole('option', { name: /^ENG-9 / });
  await option.waitFor({ state: 'attached' });
  await fits.getByLabel('Engagement', { exact: true }).selectOption({ label: (await option.textContent())! });
  await visit.page.waitForURL(/for=ENG-9/);
  const rows = fits.locator('tbody tr[data-row]');
  await rows.first().waitFor();
  const scores = (await rows.locator('td:nth-child(1)').allTextContents()).map(Number);
  expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  await rows
    .first()
    .getByRole('button', { name: /^Allocate / })
    .click();
  await field('Hours a week').fill('2');
  await send('Allocate');
  await done(/^The hours are allocated\./);
});

it('an engineer is told who allocates, and plans only their own time off', async () => {
  await open('engineer', '/capacity?for=ENG-9');
  await visit.page.getByText('Only managers and admins can add, change and allocate engineers.').waitFor();
  await visit.page.getByText('Only managers and admins can allocate engineers.').waitFor();
  expect(await visit.page.getByRole('button', { name: /^Allocate/ }).count()).toBe(0);
  await show('Grace Lin');
  expect(await button('Add time off').count()).toBe(0);
  await show('Erin Engineer');
  await button('Add time off').waitFor();
  expect(await visit.page.getByRole('button', { name: /^(Allocate|Change|End)/ }).count()).toBe(0);
});

it('an auditor reads only', async () => {
  await open('auditor', '/capacity');
  await show('Grace Lin');
  await visit.page
    .getByText('Only managers and admins can allocate; engineers plan their own time off.')
    .waitFor();
  expect(await visit.page.getByRole('button', { name: /^(Add|Allocate|Change|End|Remove)/ }).count()).toBe(0);
});

it('shows the weeks of its address, and writes a line for each of them and each engineer', async () => {
  await open('auditor', '/capacity?from=2026-12-23');
  const grid = visit.page.locator('table[data-list]').first();
  expect(await grid.getByRole('columnheader').allTextContents()).toEqual(
    expect.arrayContaining(['Engineer', 'Dec 21', 'Dec 28']),
  );
  const names = await grid.getByRole('rowheader').allTextContents();
  const written = await downloadedFrom(visit.page, panel('Hours allocated of those available, by week'));
  expect([...new Set(written.map(({ Engineer }) => Engineer))]).toEqual(names);
  const cells = await grid.locator('tbody tr').first().locator('td').allTextContents();
  const first = written.filter(({ Engineer }) => Engineer === names[0]);
  expect(first.map((week) => Number(week['Confirmed hours']) + Number(week['Tentative hours']))).toEqual(
    cells.map((cell) => Number.parseFloat(cell)),
  );
  await button('Earlier').click();
  await visit.page.waitForURL(/from=2026-11-23/);
});

it('is accessible and fits a phone in the dark, with an engineer and suggestions shown', async () => {
  await open('manager', '/capacity?for=ENG-9', {
    colorScheme: 'dark',
    viewport: { width: 360, height: 740 },
  });
  await show('Grace Lin');
  expect(await visit.opened.accessibility()).toEqual([]);
  await eventually(() => visit.opened.scrollsSideways(), false);
});
