import { Visit } from './visit.js';

const visit = new Visit();
const { open, button, panel, field, send, done, dialog, wellMade } = visit;

const MILESTONE = 'Transfers run steadily in production';

const numberOf = (key: string) =>
  panel('Plan')
    .locator('[data-row]')
    .filter({ has: visit.page.getByText(key, { exact: true }) });

describe('a milestone that traffic proves', () => {
  it('shows in the plan where it stands, and its evidence in its details', async () => {
    await open('manager', '/engagements/ENG-2');
    const row = numberOf('STEADY-TRANSFERS');
    await row.getByText('Proved by calls', { exact: true }).waitFor();
    await row.getByText('Done', { exact: true }).waitFor();
    await button(MILESTONE).click();
    await dialog()
      .getByText('Asked for: 30 successful calls of POST /accounts/{id}/transfers in production', {
        exact: false,
      })
      .waitFor();
    await dialog()
      .getByText(/^Dec 7 – Dec 20: \d+ of \d+ calls succeeded, \d+ ended in a server error\.$/)
      .waitFor();
    await wellMade();
  });

  it('is in progress again once its errors have risen, with the numbers that say why', async () => {
    await open('engineer', '/engagements/ENG-5');
    const row = numberOf('STEADY-TRANSFERS');
    await row.getByText('Reopened: calls no longer prove it').waitFor();
    await row.getByText('In progress', { exact: true }).waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'shows its evidence to the partner, in %s colours on a phone',
    async (colorScheme) => {
      await open('partner', '/portal/ENG-2', { colorScheme, viewport: { width: 360, height: 740 } });
      const row = panel('Plan').getByRole('row').filter({ hasText: MILESTONE });
      await row.getByText('Proved by calls.', { exact: true }).waitFor();
      await row.getByText(/calls succeeded/).waitFor();
      const byHand = panel('Plan').getByRole('row').filter({ hasText: 'First successful sandbox call' });
      await byHand.getByText('Its status was set by hand; calls no longer decide.').waitFor();
      await wellMade();
    },
  );
});

it('the partner sees the probable go-live only once the team shares it', async () => {
  await open('partner@ollivander.example', '/portal/ENG-17');
  const probably = () => visit.page.getByText(/^With 80% probability by/);
  await panel('Plan').waitFor();
  expect(await probably().count()).toBe(0);
  await visit.opened.close();

  await open('manager', '/engagements/ENG-17');
  await visit.page.getByText(/Live by .* in 8 of 10 runs/).waitFor();
  await button('More').click();
  await visit.page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
  await field('The partner sees the probable go-live').check();
  await send('Save');
  await done('Saved.');
  await visit.opened.close();

  await open('partner@ollivander.example', '/portal/ENG-17');
  await probably().waitFor();
});

it('the timeline says by when an engagement is probably live', async () => {
  await open('manager', '/timeline?q=ENG-17');
  const lanes = visit.page.getByRole('region', { name: 'Engagements over time' });
  await lanes
    .getByText(/live by .* with 80%/)
    .first()
    .waitFor({ state: 'attached' });
});

it('people at an address of the other side are led to their own page of the engagement', async () => {
  await open('manager', '/portal/ENG-2');
  await visit.link('Open ENG-2 in the console').click();
  await visit.page.waitForURL(/\/engagements\/ENG-2$/);
  await visit.opened.close();
  await open('partner', '/engagements/ENG-2');
  await visit.link('Open ENG-2 in the portal').click();
  await visit.page.waitForURL(/\/portal\/ENG-2$/);
});

it.each([
  ['manager', '/nowhere/at-all', 'Portfolio'],
  ['partner', '/nowhere/at-all', 'Causeway'],
] as const)('%s finds nothing at %s, with the way back', async (person, path, link) => {
  await open(person, path);
  await visit.page.getByText('There is nothing at this address.', { exact: false }).waitFor();
  await visit.link(link).first().waitFor();
  await wellMade();
});

it('an address that cannot be read is a page too', async () => {
  await open('manager', '/engagements/%E0%A4%A');
  await visit.page.getByText('There is nothing at this address.', { exact: false }).waitFor();
  await wellMade();
});
