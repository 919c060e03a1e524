import { type Person, act, asPerson, eventually } from './console-page.js';
import { Day, WAYS, type Way } from './day.js';

const day = new Day();
const { begin, button, link, panel, dialog, field, send, done, wellMade } = day;
const heading = (name: string | RegExp): Promise<void> =>
  day.page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** Each way another's, because what is done once is done. */
const ENGINEERS = { mouse: 'bruno@causeway.example', keyboard: 'chloe@causeway.example' } as const;

/** An engagement of the engineer's own, whose first milestone is late and which is blocked. @returns its key */
async function startLate(engineer: Person): Promise<string> {
  const ask = await asPerson(engineer);
  const { viewer, partner, apiProduct } = await ask(
    '{ viewer { engineer { id } } partner(slug: "maple") { id } apiProduct(slug: "payments") { versions { id } } }',
    {},
  );
  const [version] = apiProduct!['versions'] as { id: string }[];
  const { id: leadId } = viewer!['engineer'] as { id: string };
  const what = { partnerId: partner!['id'], type: 'INTEGRATION', title: 'Wallets that pay bills' };
  const input = { ...what, leadId, startOn: '2026-12-14', scope: [{ apiVersionId: version!.id }] };
  const { engagement } = await act(ask, 'startEngagement', input, 'engagement { id key }');
  const { id: engagementId, key } = engagement as { id: string; key: string };
  const blocker = { severity: 'CRITICAL', party: 'SERVICES', reason: 'The sandbox refuses their keys.' };
  await act(ask, 'raiseBlocker', { engagementId, ...blocker });
  return key;
}

describe('the day of a services engineer', () => {
  it.each(WAYS)('by %s, %s at %d px', async (...way) => {
    const [kind] = way;
    const engineer = ENGINEERS[kind];
    const key = await startLate(engineer);
    await begin(engineer, way);
    await heading('My work');
    const rows = day.page.locator('main [data-row]').filter({ has: link(key) });
    const press = (text: string, verb: string) =>
      day.hand.press(rows.filter({ hasText: text }).first().getByRole('button', { name: verb, exact: true }));
    const next = panel('Overdue').getByRole('listitem').filter({ hasText: key }).first();
    await next
      .getByText(/^It was due on .* depends on this: \d+ working days late.* It can start now\.$/)
      .waitFor();
    await wellMade();

    const text = 'Walked through the keys with them';
    if (kind === 'keyboard') await day.page.keyboard.press('l');
    else await press('KICKOFF', 'Log');
    await day.hand.fill(field('What you did'), `${key} 45m ${text} #call`);
    await panel('What will be logged').getByText('45 min').waitFor();
    await panel('What it will do').getByText('Go-live').waitFor();
    await wellMade();
    await send('Log');
    await done(`Logged 45 min on ${key}.`);

    await press('KICKOFF', 'Complete');
    await panel('What would move').getByText('Go-live:').waitFor();
    await wellMade();
    await send('Complete');
    await done('KICKOFF is done; the forecast follows.');
    await eventually(() => rows.filter({ hasText: 'KICKOFF' }).count(), 0);

    await press('The sandbox refuses their keys.', 'Resolve');
    await day.hand.fill(field('How it was resolved'), 'They had swapped two of them.');
    await wellMade();
    await send('Resolve');
    await done('The blocker is resolved.');
    await eventually(() => rows.filter({ hasText: 'The sandbox refuses their keys.' }).count(), 0);

    await press(key, 'Pass on');
    await day.hand.choose(field('To'), 'Partner');
    await day.hand.fill(field('What they have to do'), 'Choose the use cases.');
    await wellMade();
    await send('Pass');
    await done('Partner has the next step.');
    await wellMade();

    await day.hand.go('My time');
    await heading('My time');
    const entry = panel('Entries').locator('[data-row]').filter({ hasText: text }).first();
    await entry.getByText('45 min').waitFor();
    await wellMade();
    await day.hand.press(entry.getByRole('button', { name: 'Correct' }));
    await day.hand.fill(field('Minutes'), '60');
    await day.hand.fill(field('Why it is corrected'), 'We went on for a while.');
    await wellMade();
    await send('Correct');
    await done('The entry is corrected.');
    await entry.getByText(/, 1 h,/).waitFor();
    await wellMade();
  });
});

describe('the day of a manager', () => {
  /** By its letter, or by the navigation. */
  const goTo = async (name: string, letter: string, [kind]: Way) => {
    if (kind === 'keyboard') for (const key of ['g', letter]) await day.page.keyboard.press(key);
    else await day.hand.go(name);
    await heading(name);
    await wellMade();
  };
  const findByPalette = async (text: string, [kind, , width]: Way) => {
    if (kind === 'keyboard') await day.page.keyboard.press('Control+k');
    else {
      if (width < 800) await day.hand.press(button('Menu'));
      await day.hand.press(day.page.getByRole('button', { name: 'Find or do' }));
    }
    await day.hand.fill(day.page.getByRole('combobox', { name: 'Find or do' }), text);
    const found = day.page.getByRole('option').filter({ hasText: text }).first();
    await found.waitFor();
    await wellMade();
    if (kind === 'keyboard') await day.page.keyboard.press('Enter');
    else await day.hand.press(found);
    await heading(text);
  };

  it.each(WAYS)('by %s, %s at %d px', async (...way) => {
    const view = `Worst off, ${way.join(' ')}`;
    const title = `Ski passes, ${way.join(' ')}`;
    await begin('manager', way);
    await heading('Portfolio');
    await wellMade();
    await day.hand.press(button(/^Critical/));
    await day.page.waitForURL(/band=CRITICAL/);
    await day.hand.press(button('Views'));
    await day.hand.fill(field('Name'), view);
    await wellMade();
    await send('Save');
    await dialog().getByRole('link', { name: view }).waitFor();
    await send('Close');

    const worst = day.page.locator('main tr[data-row]').first();
    await worst.getByText('Critical').first().waitFor();
    await day.hand.press(worst.getByRole('link', { name: /^ENG-/ }));
    await panel('Health').getByRole('listitem').first().waitFor();
    await wellMade();
    await day.hand.press(link('How the score comes about'));
    await panel('Why this score').waitFor();
    await wellMade();

    await goTo('Timeline', 'l', way);
    await goTo('Health', 'h', way);
    await goTo('Adoption', 'a', way);
    await goTo('Capacity', 'y', way);
    await goTo('Portfolio', 'p', way);
    await day.hand.press(button('Views'));
    await day.hand.press(dialog().getByRole('link', { name: view }));
    await day.page.waitForURL(/band=CRITICAL/);
    await eventually(() => dialog().count(), 0);

    await day.hand.press(button('Start an engagement'));
    await day.hand.choose(field('Partner'), 'Banff Outdoors');
    await day.hand.fill(field('Title'), title);
    await day.hand.press(dialog().getByRole('checkbox', { name: 'Payments' }));
    await day.hand.choose(field('Lead'), 'Henry Abara');
    const goLive = dialog().getByText(/^Go-live on /);
    await goLive.waitFor();
    const goLiveDay = (await goLive.innerText()).replace('Go-live on ', '');
    await wellMade();
    await send('Start');
    await done(/^ENG-\d+ has started\./);
    await heading(title);
    await panel('Go-live').getByText(goLiveDay).first().waitFor();
    await wellMade();

    await goTo('Portfolio', 'p', way);
    await findByPalette(title, way);
    await day.hand.press(button('More for KICKOFF'));
    await day.hand.press(day.page.getByRole('menuitem', { name: 'Reschedule' }));
    await day.hand.fill(field('Not before'), '2027-01-11');
    await day.hand.fill(field('Why'), 'They are on the slopes until then.');
    await panel('What would move')
      .getByText(/^Go-live:/)
      .waitFor();
    await panel('What would move').getByText('USE-CASES').waitFor();
    await wellMade();
    await send('Reschedule');
    await done('KICKOFF is rescheduled.');
    await panel('Plan').getByText('not before Jan 11, 2027').waitFor();
    await wellMade();
  });
});
