import { eventually } from './console-page.js';
import { Visit } from './visit.js';

const visit = new Visit();
const { open, button, field, send, done, panel, wellMade } = visit;

it('lists the published models with where each is used, and their weights', async () => {
  await open('auditor', '/models');
  await panel('Published models').getByText('onboarding 1').waitFor();
  await panel('Rubric of onboarding 2').getByText('Schedule variance').first().waitFor();
  await visit.page
    .getByText('Managers and admins publish, activate and test models; you can read.')
    .waitFor();
  expect(await button('Publish a model').count()).toBe(0);
});

it('a manager publishes the next version from its file, and what is wrong has its line', async () => {
  await open('manager', '/models');
  await button('Publish a model').click();
  const model = (weight: number) =>
    [
      'slug: lean',
      'groups:',
      '  - name: ALL',
      '    stages: [DISCOVERY, DESIGN, SANDBOX, CERTIFICATION, LAUNCH, ADOPTION]',
      '    measures:',
      `      - { measure: MOMENTUM, weight: ${weight}, poor: 15, healthy: 3 }`,
    ].join('\n');
  await field('Or its text').fill(model(99.9));
  await send('Publish');
  await visit
    .dialog()
    .getByText(/^Line \d+: /)
    .first()
    .waitFor();
  await field('Or its text').fill(model(100));
  await visit.dialog().getByText('It is the first of its name', { exact: false }).waitFor();
  await send('Publish');
  await done('lean 1 is published.');
});

it.each([
  ['/models', 'Publish a model', 'YAML or JSON file'],
  ['/catalogue', 'Publish a playbook', 'Playbook'],
])('a file that is too large for %s is refused, and a smaller one is read', async (path, publish, label) => {
  await open('manager', path);
  await button(publish).click();
  const choose = (text: string) =>
    field(label).setInputFiles({ name: 'a.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) });
  await choose(`slug: lean\n#${'x'.repeat(1024 * 1024)}`);
  const refusal = visit.dialog().getByText('This file is larger than 1 MiB. Choose a smaller one.');
  await refusal.waitFor();
  await choose('slug: [');
  await eventually(() => refusal.count(), 0);
});

it('a manager puts a model on trial for some engagements', async () => {
  await open('manager', '/models');
  await button('Use it: onboarding 2').click();
  await field('Types of engagement').selectOption('some');
  expect(await visit.verb('Put on trial').isDisabled()).toBe(true);
  await visit.dialog().getByLabel('Migration').check();
  await send('Put on trial');
  await done('The model is on trial.');
});

it('a backtest shows its progress, then its counts beside the active model', async () => {
  await open('manager', '/models');
  await button('Backtest: onboarding 2').click();
  await send('Start');
  await done('The backtest is started.');
  await visit.page.waitForURL(/backtest=bkt_/);
  await panel('Beside the model that was active').waitFor({ timeout: 30_000 });
  await visit.page.getByText('Warned, and it came').waitFor();
  await wellMade();
});

it('days in the future are explained at their field', async () => {
  await open('manager', '/models');
  await button('Backtest: onboarding 2').click();
  await field('Until').fill('2027-06-01');
  await send('Start');
  await eventually(async () => (await visit.dialog().getByRole('alert').count()) > 0, true);
});

it('calibration says how well go-live was foreseen, or that there are too few', async () => {
  await open('manager', '/models?tab=backtests');
  await panel('How well go-live was foreseen').getByText('Discovery').waitFor();
});

it.each(['light', 'dark'] as const)('is accessible and fits a phone, in %s colours', async (colorScheme) => {
  await open('manager', '/models', { colorScheme, viewport: { width: 360, height: 740 } });
  await wellMade();
});
