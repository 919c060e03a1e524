import { Visit } from './visit.js';

const visit = new Visit();
const { open, button, field, send, done, panel, wellMade, verb } = visit;

it('shows an override with who set it and why, beside the computed band', async () => {
  await open('engineer', '/health?engagement=ENG-39');
  await visit.page.getByText(/^overridden until/).waitFor();
  await visit.page.getByText('Computed:').waitFor();
  await panel('Overrides')
    .getByText(/in force until/)
    .waitFor();
  await panel('History')
    .getByText(/Overridden, /)
    .waitFor();
  await visit.page.getByText('Managers and admins can override the band.').waitFor();
  expect(await button('Change the override').count()).toBe(0);
});

it('the engagement says that its band is overridden, and until when', async () => {
  await open('engineer', '/engagements/ENG-39');
  await panel('Health')
    .getByText(/^overridden until/)
    .waitFor();
});

it('the model on trial stands beside the active one', async () => {
  await open('manager', '/health?engagement=ENG-37');
  await panel('Model on trial')
    .getByText(/against the active model/)
    .waitFor();
});

it('a manager overrides the band with a reason, and ends it', async () => {
  await open('manager', '/health?engagement=ENG-37');
  await button('Override').click();
  await field('Shown band').selectOption('CRITICAL');
  expect(await verb('Override').isDisabled()).toBe(true);
  await field('Why').fill('Their sponsor has left.');
  await visit
    .dialog()
    .getByText(/instead of the computed band/)
    .waitFor();
  await send('Override');
  await done('The band is overridden.');
  await panel('Overrides').getByText('Their sponsor has left.').waitFor();
  await button('End the override').click();
  await send('End it');
  await done('The computed band is shown again.');
  await panel('Overrides')
    .getByText(/ended by/)
    .waitFor();
});

it('a last day that is too far ahead is explained at its field', async () => {
  await open('manager', '/health?engagement=ENG-36');
  await button('Override').click();
  await field('Shown band').selectOption('HEALTHY');
  await field('Why').fill('It is well.');
  await field('Last day').fill('2027-12-31');
  await send('Override');
  await visit.dialog().getByRole('alert').waitFor();
});

it.each(['light', 'dark'] as const)('is accessible and fits a phone, in %s colours', async (colorScheme) => {
  await open('manager', '/health?engagement=ENG-39', {
    ...{ colorScheme, viewport: { width: 360, height: 740 } },
  });
  await wellMade();
});
