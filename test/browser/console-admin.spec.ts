import type { Locator } from 'playwright-core';
import { asPerson, eventually } from './console-page.js';
import { downloadedFrom } from './downloads.js';
import { Visit } from './visit.js';

const visit = new Visit();
const { open, button, dialog, field, send, done } = visit;
const panel = (name: string): Locator =>
  visit.page.locator('section').filter({ has: visit.page.getByRole('heading', { name }) });
const rows = (): Locator => visit.page.locator('tbody tr[data-row]');
const tabs = (): Locator => visit.page.getByRole('navigation', { name: 'Parts of this page' });

describe('people', () => {
  it('are invited, edited, deactivated and reactivated by an admin, and the audit log says so', async () => {
    await open('admin', '/admin');
    await button('Invite somebody').click();
    await field('Name').fill('Zacharias <b>Watch</b>');
    await field('Email').fill('auditor@causeway.example');
    await field('Role').selectOption('Auditor');
    await send('Invite');
    // Somebody has this address: said at its field, and nothing that was typed is lost.
    await dialog()
      .getByText(/already/)
      .first()
      .waitFor();
    expect(await field('Name').inputValue()).toBe('Zacharias <b>Watch</b>');
    await field('Email').fill('zacharias@causeway.example');
    await send('Invite');
    await done('Invited. They can sign in now.');

    await visit.page.getByLabel('Name or email').fill('zacharias');
    await visit.page.waitForURL(/q=zacharias/);
    await eventually(() => rows().count(), 1);
    await button('Edit Zacharias <b>Watch</b>').click();
    await field('Role').selectOption('Compliance');
    await field('Name').fill('Zacharias Watch');
    await send('Save');
    await done('Saved.');
    await rows().getByText('Compliance', { exact: true }).waitFor();

    await button('Deactivate Zacharias Watch').click();
    await send('Deactivate');
    await done('Zacharias Watch is deactivated.');
    await rows().getByText('Deactivated').waitFor();
    await button('Reactivate Zacharias Watch').click();
    await send('Reactivate');
    await done('Zacharias Watch can sign in again.');

    const admin = await asPerson('admin');
    const { users } = await admin(
      '{ users(filter: { q: "zacharias@" }) { nodes { id role deactivatedAt } } }',
      {},
    );
    const [{ id } = { id: '' }, ...others] = users!['nodes'] as { id: string }[];
    expect(others).toEqual([]);
    await visit.opened.go(`/admin?tab=audit&subject=${id}`);
    const said = await rows()
      .getByRole('link', { name: /^user\./ })
      .allTextContents();
    expect(said).toEqual(['user.reactivate', 'user.deactivate', 'user.update', 'user.invite']);
  });

  it('are only read by an auditor, who is told who changes them', async () => {
    await open('auditor', '/admin?tab=people');
    await visit.page.getByText('Only admins can change these.').waitFor();
    expect(
      await visit.page.getByRole('button', { name: /^(Invite|Edit|Deactivate|Reactivate)/ }).count(),
    ).toBe(0);
    await visit.opened.go('/admin?tab=keys');
    await visit.page.getByText('Only admins can change these.').waitFor();
    expect(await visit.page.getByRole('button', { name: /^(Create|Revoke)/ }).count()).toBe(0);
  });
});

it('the secret of a key is shown once, and the key can be revoked', async () => {
  await open('admin', '/admin?tab=keys');
  await button('Create a key').click();
  await field('Name').fill('Kong in Frankfurt');
  await send('Create');
  const secret = await dialog().locator('code').textContent();
  expect(secret).toMatch(/^\S{20,}$/);
  await visit.page.keyboard.press('Escape');
  expect(await dialog().count()).toBe(1);
  await button('I have kept it').click();
  await button('Revoke Kong in Frankfurt').waitFor();
  expect(await visit.page.content()).not.toContain(secret);
  await button('Revoke Kong in Frankfurt').click();
  await send('Revoke');
  await done('The key is revoked.');
  await visit.page.getByLabel('State', { exact: true }).selectOption('Revoked');
  await visit.page.waitForURL(/state=deactivated/);
  await rows().filter({ hasText: 'Kong in Frankfurt' }).getByText('Revoked').waitFor();
});

describe('the audit log', () => {
  it('is filtered by what one presses in it, page by visit.page, and downloaded as shown', async () => {
    await open('auditor', '/admin?tab=audit');
    await visit.page.getByRole('link', { name: 'engagement.log-progress' }).first().click();
    await visit.page.waitForURL(/action=engagement\.log-progress/);
    const actions = async () => new Set(await rows().locator('td:nth-child(3)').allTextContents());
    await eventually(async () => [...(await actions())], ['engagement.log-progress']);
    const first = await rows().count();
    await button('Show more').click();
    await eventually(async () => (await rows().count()) > first, true);
    expect([...(await actions())]).toEqual(['engagement.log-progress']);
    const written = await downloadedFrom(visit.page, panel('Audit log'));
    expect(written.map(({ Who }) => Who)).toEqual(await rows().locator('td:nth-child(2)').allTextContents());

    const who = (await rows().first().getByRole('link').first().textContent())!;
    await rows().first().getByRole('link', { name: who }).click();
    await visit.page.waitForURL(/actor=usr_/);
    await visit.page.reload();
    await visit.opened.settled();
    expect(new Set(await rows().locator('td:nth-child(2)').allTextContents())).toEqual(new Set([who]));
    await button('Show all entries').click();
    await visit.page.waitForURL((url) => url.search === '?tab=audit');
  });

  it('shows what happened from one day to another', async () => {
    await open('admin', '/admin?tab=audit&from=2026-12-09&to=2026-12-10');
    const days = await rows()
      .locator('time')
      .evaluateAll((times) =>
        times.map((time) => new Date((time as HTMLTimeElement).dateTime).toLocaleDateString('en-CA')),
      );
    expect(days.length).toBeGreaterThan(0);
    expect(days.filter((day) => day < '2026-12-09' || day > '2026-12-10')).toEqual([]);
    await visit.page.getByLabel('To', { exact: true }).fill('2026-12-08');
    await visit.page.getByText('Nothing matches.').waitFor();
  });

  it('is not for managers, who are told so and see the parts that are', async () => {
    await open('manager', '/admin?tab=audit');
    await visit.page.getByText('Only admins and auditors can see the audit log.').waitFor();
    expect(await tabs().getByRole('link').allTextContents()).toEqual(['Quarantined usage', 'Calendar']);
  });
});

describe('the calendar', () => {
  it('has the work week of a region, which a manager changes and restores', async () => {
    await open('manager', '/admin?tab=calendar&region=JP');
    const week = panel('Work week');
    await week.getByText('Monday, Tuesday, Wednesday, Thursday, Friday').waitFor();
    await button('Change the work week').click();
    await field('Friday').uncheck();
    await send('Save');
    await done(/^The work week is changed\./);
    await week.getByText('Monday, Tuesday, Wednesday, Thursday', { exact: true }).waitFor();
    await button('Change the work week').click();
    await field('The usual week of the country').check();
    await send('Save');
    await week.getByText('Monday, Tuesday, Wednesday, Thursday, Friday').waitFor();
  });

  it('has its public holidays, a line each, and restores those that are known', async () => {
    await open('manager', '/admin?tab=calendar&region=JP');
    await eventually(async () => (await rows().count()) > 10, true);
    const known = await rows().count();
    await button('Change the holidays').click();
    const lines = await field('Public holidays').inputValue();
    await field('Public holidays').fill(`${lines}\n2026-12-24`);
    await dialog()
      .getByText(/is not a date followed by a name/)
      .waitFor();
    expect(await dialog().getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await field('Public holidays').fill(`${lines}\n2026-12-24\tDay of <i>tests</i>`);
    await send('Save');
    await done(/^The holidays are changed\./);
    await rows().getByText('Day of <i>tests</i>').waitFor();
    expect(await rows().count()).toBe(known + 1);
    const written = await downloadedFrom(visit.page, panel('Public holidays of JP'));
    expect(written.map(({ Name }) => Name)).toEqual(
      await rows().locator('td:nth-child(2)').allTextContents(),
    );

    await button('Restore the usual ones').click();
    await send('Restore');
    await done(/^The usual holidays are restored\./);
    await eventually(() => rows().count(), known);
    await button('Year after').click();
    await visit.page.waitForURL(/year=2027/);
    await visit.page.getByRole('heading', { name: 'Public holidays of JP in 2027' }).waitFor();
  });

  it('is read by engineers, who are told who changes it', async () => {
    await open('engineer', '/admin?tab=calendar');
    await visit.page.getByText('Only managers and admins can change holidays and work weeks.').waitFor();
    expect(await visit.page.getByRole('button', { name: /^(Change|Restore)/ }).count()).toBe(0);
  });
});

describe('quarantined usage', () => {
  it('is tried again by a manager', async () => {
    await open('manager', '/admin?tab=quarantine&reasons=UNKNOWN_CLIENT_ID');
    expect(new Set(await rows().locator('td:nth-child(2)').allTextContents())).toEqual(
      new Set(['Unknown client id']),
    );
    await button('Try these again').click();
    await send('Try again');
    await done('Records that fit are counted.');
  });

  it('is only read by an auditor', async () => {
    await open('auditor', '/admin?tab=quarantine');
    await visit.page.getByText('Only managers and admins can retry these.').waitFor();
    expect(await button('Try these again').count()).toBe(0);
  });
});

it('a failed job is run again; one that is gone meanwhile is told', async () => {
  await open('admin', '/admin?tab=people');
  await visit.page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('query AdminJobs')) return route.continue();
    const job = { __typename: 'Job', id: '77', queue: 'health', name: 'evaluate', state: 'FAILED' };
    const rest = { attemptsMade: 5, failedReason: 'The database was away.', finishedAt: null };
    const pageInfo = { __typename: 'PageInfo', hasNextPage: false, endCursor: null };
    const jobs = { __typename: 'JobConnection', totalCount: 1, nodes: [{ ...job, ...rest }], pageInfo };
    return route.fulfill({ json: { data: { jobs } } });
  });
  await tabs().getByRole('link', { name: 'Jobs' }).click();
  await button('Try again: evaluate').click();
  await dialog().getByText('The database was away.').waitFor();
  await send('Run again');
  await dialog().getByRole('alert').waitFor();
});

it.each(['people', 'keys', 'jobs', 'quarantine', 'audit', 'calendar'])(
  'the part %s is accessible and fits a phone in the dark',
  async (tab) => {
    await open('admin', `/admin?tab=${tab}`, { colorScheme: 'dark', viewport: { width: 360, height: 740 } });
    expect(await visit.opened.accessibility()).toEqual([]);
    await eventually(() => visit.opened.scrollsSideways(), false);
  },
);
