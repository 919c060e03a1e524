import { ConsolePage } from './console-page.js';
import { Visit } from './visit.js';

const visit = new Visit();
const { open, button, dialog, field } = visit;

it('finds partners while one types, and the address says what was found', async () => {
  await open('manager', '/partners');
  await visit.page.getByLabel('Name or slug').fill('north');
  await visit.page.waitForURL(/q=north/);
  await visit.page.getByRole('link', { name: 'Northwind Bank' }).waitFor();
  await visit.page.getByLabel('Kind').selectOption('Merchant');
  await visit.page.getByText('No partner is like this.').waitFor();
  await button('Show all partners').click();
  await visit.page.getByRole('link', { name: 'Acme Outfitters' }).waitFor();
});

it('a manager creates a partner, registers an application, and rotates and revokes its credential', async () => {
  await open('manager', '/partners');
  await button('Create a partner').click();
  await field('Name').fill('Zebra <b>Pay</b>');
  await field('Region').fill('Atlantis');
  await field('Time zone').fill('Europe/London');
  await button('Create').click();
  // What is wrong stands at its field, and what was typed is still there.
  await dialog()
    .getByText(/must be an ISO 3166 code/)
    .first()
    .waitFor();
  await field('Region').fill('GB');
  await button('Add a contact').click();
  await field('Name of contact 1').fill('Zoe');
  await field('Role of contact 1').fill('Lead');
  await field('Email of contact 1').fill('zoe@zebra.example');
  await button('Create').click();
  // The page of the partner, with its name as text.
  await visit.page.getByRole('heading', { level: 1, name: 'Zebra <b>Pay</b>' }).waitFor();
  await visit.page.getByRole('link', { name: 'zoe@zebra.example' }).waitFor();

  await button('Register an application').click();
  await field('Name').fill('Till');
  await dialog().getByLabel('Payments').check();
  await field('Client ID').fill('zebra-till');
  await button('Register').click();
  await visit.page.getByRole('heading', { name: 'Till' }).waitFor();

  await button('Rotate zebra-till').click();
  await field('Client ID').fill('zebra-till-2');
  await button('Rotate').click();
  await visit.page.getByText('replaces zebra-till').waitFor();
  // The old one is revoked with it.
  expect(await button('Revoke zebra-till').count()).toBe(0);

  await button('Revoke zebra-till-2').click();
  await field('Reason').fill('Moved to the new one');
  await button('Revoke').click();
  await visit.page.getByText('The credential is revoked.').waitFor();
  await visit.page.getByText('Moved to the new one').waitFor();
  expect(await button('Revoke zebra-till-2').count()).toBe(0);
});

it('two who change the same partner see what the other changed, and lose nothing', async () => {
  await open('manager', '/partners/wonka');
  await button('Change').click();
  await field('Industry').fill('Chocolate');
  const other = await ConsolePage.open(visit.browser, 'admin', '/partners/wonka');
  await other.page.getByRole('button', { name: 'Change', exact: true }).click();
  await other.page.getByRole('dialog').getByLabel('Industry', { exact: true }).fill('Sweets');
  await other.page.getByRole('button', { name: 'Save' }).click();
  await other.page.getByText('Wonka Gifts is changed.').waitFor();
  await other.close();
  await button('Save').click();
  await dialog().getByText('Changed by somebody else meanwhile, to: Sweets').waitFor();
  expect(await field('Industry').inputValue()).toBe('Chocolate');
  await button('Save').click();
  await visit.page.getByText('Wonka Gifts is changed.').waitFor();
  await visit.page.getByText('Chocolate').waitFor();
});

it('Escape loses nothing that was typed', async () => {
  await open('manager', '/partners');
  await button('Create a partner').click();
  await field('Name').fill('Half a partner');
  await visit.page.keyboard.press('Escape');
  expect(await field('Name').inputValue()).toBe('Half a partner');
});

it('long text without a space, and text that turns the reading direction, break no page', async () => {
  await open('manager', '/partners/duff');
  await button('Change').click();
  await field('Industry').fill('W'.repeat(100));
  await field('Name').fill(`\u202E${'M'.repeat(199)}`);
  await button('Save').click();
  await dialog().waitFor({ state: 'detached' });
  await visit.page.setViewportSize({ width: 360, height: 740 });
  for (const path of ['/partners/duff', '/partners', '/adoption?tab=partners']) {
    await visit.opened.go(path);
    expect([path, await visit.opened.scrollsSideways()]).toEqual([path, false]);
  }
});

it('says to others why they are not offered any change', async () => {
  await open('auditor', '/partners/northwind');
  await visit.page.getByText('Managers and admins create and change partners.').waitFor();
  expect(await visit.page.getByRole('button', { name: /^(Change|Register|Rotate|Revoke)/ }).count()).toBe(0);
});

it('an address without a partner says so', async () => {
  await open('manager', '/partners/nobody-there');
  await visit.page.getByText('There is nothing at this address.').waitFor();
});
