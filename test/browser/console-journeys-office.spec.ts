import { Day, WAYS } from './day.js';

const day = new Day();
const { begin, button, link, dialog, field, send, done, wellMade } = day;

describe('the day of a compliance reviewer', () => {
  it.each(WAYS)('by %s, %s at %d px', async (...way) => {
    await begin('compliance', way);
    await day.page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
    await wellMade();

    await day.hand.go('Reviews');
    const list = day.page.getByRole('region', { name: 'Evidence awaiting review' });
    await list.waitFor();
    // The one that waits shortest: other tests look at those before it.
    const item = list.locator('[data-row]').last();
    const title = (await item.locator('strong').textContent())!;
    await day.hand.press(item.getByRole('button'));
    await day.page.getByRole('heading', { level: 2, name: title }).waitFor();
    await wellMade();

    await day.hand.press(button('Reject'));
    await field('Why').waitFor();
    await wellMade();
    await day.hand.fill(field('Why'), 'The document is signed by one side only.');
    await send('Reject');
    await done('The evidence is rejected.');

    await day.hand.go('Catalogue');
    await day.hand.press(link('Payments').first());
    await day.page.getByRole('heading', { level: 1, name: 'Payments' }).waitFor();
    await wellMade();
  });
});

describe('the day of an admin', () => {
  it.each(WAYS)('by %s, %s at %d px', async (...way) => {
    const name = `Nina ${way.join(' ')}`;
    await begin('admin', way);
    await day.hand.go('Admin');
    await day.hand.press(button('Invite somebody'));
    await day.hand.fill(field('Name'), name);
    await day.hand.fill(field('Email'), `nina-${way.join('-')}@causeway.example`);
    await day.hand.choose(field('Role'), 'Auditor');
    await wellMade();
    await send('Invite');
    await done('Invited. They can sign in now.');
    await day.hand.fill(day.page.getByLabel('Name or email'), name);
    await day.page.waitForURL(/q=Nina/);
    await day.hand.press(button(`Deactivate ${name}`));
    await send('Deactivate');
    await done(`${name} is deactivated.`);
    await wellMade();

    await day.hand.press(link('API keys'));
    await day.hand.press(button('Create a key'));
    await day.hand.fill(field('Name'), `Key of ${name}`);
    await send('Create');
    await dialog().locator('code').waitFor();
    await wellMade();
    await send('I have kept it');
    await day.hand.press(button(`Revoke Key of ${name}`));
    await send('Revoke');
    await done('The key is revoked.');

    await day.hand.press(link('Audit log'));
    await day.hand.press(link('user.deactivate').first());
    await day.page.waitForURL(/action=user\.deactivate/);
    await wellMade();

    await day.hand.press(link('Calendar'));
    await day.hand.press(button('Year after'));
    await day.page.getByRole('heading', { name: 'Public holidays of US in 2027' }).waitFor();
    await wellMade();
  });
});
