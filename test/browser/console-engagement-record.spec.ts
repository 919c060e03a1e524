import type { Browser } from 'playwright-core';
import { type PersonOfDemo, asPerson } from './console-page.js';
import { EngagementPage } from './engagement-page.js';
import { launchChromium } from './watched-browser.js';

let browser: Browser;
let on: EngagementPage;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
  const { strays, complaints } = on.opened.watched;
  await on.opened.close();
  expect({ strays, complaints }).toEqual({ strays: [], complaints: [] });
});

const open = async (person: PersonOfDemo, key: string) =>
  (on = await EngagementPage.open(browser, person, key));

describe('an entry of the progress', () => {
  const entry = (text: string) => on.panel('Progress').locator('[data-row]').filter({ hasText: text });

  it('is logged, corrected in place, withdrawn and restored, and its revisions can be read', async () => {
    const { page } = await open('manager', 'ENG-53');
    const progress = on.panel('Progress');
    await on.button('Log progress', progress).click();
    const log = on.dialog('Log progress');
    await log.getByLabel('What you did').fill('ENG-53 50m walked them through the optoins #call');
    await on.button('Log', log).click();
    await entry('through the optoins')
      .getByText(/50 min/)
      .waitFor();

    const more = async (action: string, text: string) => {
      await entry(text)
        .getByRole('button', { name: /^More for the entry/ })
        .click();
      return page.getByRole('menuitem', { name: action, exact: true });
    };
    await on.act(
      {
        by: await more('Correct', 'through the optoins'),
        title: 'Correct the entry of Dec 22',
        verb: 'Correct',
        said: 'The entry is corrected.',
      },
      async (dialog) => {
        await dialog.getByLabel('What was done').fill('walked them through the options');
        await dialog.getByLabel('Minutes').fill('45');
        await dialog.getByLabel('Why it is corrected').fill('A typing error.');
      },
    );
    await entry('through the options')
      .getByText(/45 min, .*corrected/)
      .waitFor();
    await on.act(
      {
        by: await more('Withdraw', 'through the options'),
        title: 'Withdraw the entry',
        verb: 'Withdraw',
        said: 'The entry is withdrawn.',
      },
      (dialog) => dialog.getByLabel('Why').fill('It belongs to another engagement.'),
    );
    await entry('Withdrawn.').first().waitFor();
    await on.act(
      {
        by: await more('Restore', 'Withdrawn.'),
        title: 'Restore the entry',
        verb: 'Restore',
        said: 'The entry is restored.',
      },
      (dialog) => dialog.getByLabel('Why').fill('It does not.'),
    );
    await entry('through the options').waitFor();
    await (await more('Revisions', 'through the options')).click();
    const revisions = on.dialog('Revisions of the entry');
    await revisions.getByText('walked them through the optoins').waitFor();
    await revisions.getByText('Why: A typing error.').waitFor();
  });
});

describe('the evidence for an item of the launch checklist', () => {
  const FILE = { name: 'terms.txt', mimeType: 'text/plain', buffer: Buffer.from('Signed on both sides.\n') };
  const item = (code: string) =>
    on
      .panel('Launch checklist')
      .locator('[data-row]')
      .filter({ hasText: `${code}, needed` });

  it('is a file that shows how far it is sent, can be hidden from the partner, and is accepted', async () => {
    const { page } = await open('manager', 'ENG-55');
    let sawProgress = false;
    await page.route('**/uploads', async (route) => {
      await page.getByRole('progressbar', { name: 'Uploading' }).waitFor();
      sawProgress = true;
      await route.continue();
    });
    await on.act(
      {
        by: on.button('Submit evidence', item('SAFE-RETRIES')),
        title: 'Evidence for SAFE-RETRIES',
        verb: 'Submit',
        said: 'The evidence is submitted for review.',
      },
      async (dialog) => {
        await dialog.getByLabel('File', { exact: true }).setInputFiles(FILE);
        await dialog.getByText('terms.txt is uploaded.').waitFor();
        await dialog.getByLabel('Note to the reviewer').fill('Page 1 says it.');
      },
    );
    expect(sawProgress).toBe(true);
    await item('SAFE-RETRIES').getByText('Page 1 says it.').waitFor();
    await on.act(
      {
        by: on.button('Hide from the partner', item('SAFE-RETRIES')),
        title: 'Hide terms.txt from the partner',
        verb: 'Hide',
        said: 'The partner no longer sees the file.',
      },
      (dialog) => dialog.getByLabel('Why').fill('It names their people.'),
    );
    await item('SAFE-RETRIES')
      .getByText(/not visible to the partner/)
      .waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      on.button('Download terms.txt', item('SAFE-RETRIES')).click(),
    ]);
    expect(download.suggestedFilename()).toBe('terms.txt');

    await on.opened.close();
    await open('compliance', 'ENG-55');
    await on.act(
      {
        by: on.button('Review', item('SAFE-RETRIES')),
        title: 'Review SAFE-RETRIES',
        verb: 'Accept',
        said: 'The evidence is accepted.',
      },
      (dialog) => dialog.getByLabel('Why').fill('Complete.'),
    );
    await item('SAFE-RETRIES').getByText('Satisfied').first().waitFor();
  });

  it('is a link that is rejected with a reason that the team reads', async () => {
    await open('manager', 'ENG-55');
    await on.act(
      {
        by: on.button('Submit evidence', item('TERMS')),
        title: 'Evidence for TERMS',
        verb: 'Submit',
        said: 'The evidence is submitted for review.',
      },
      async (dialog) => {
        await dialog.getByLabel('Submit', { exact: true }).selectOption({ label: 'a link' });
        await dialog.getByLabel('Link').fill('https://files.partner.example/terms');
      },
    );
    await item('TERMS').getByRole('link', { name: 'Open the link' }).waitFor();
    await on.opened.close();
    await open('compliance', 'ENG-55');
    await on.act(
      {
        by: on.button('Review', item('TERMS')),
        title: 'Review TERMS',
        verb: 'Reject',
        said: 'The evidence is rejected.',
      },
      async (dialog) => {
        await dialog.getByLabel('Decision').selectOption({ label: 'Reject' });
        await dialog.getByLabel('Why').fill('The second page is missing.');
      },
    );
    await item('TERMS').getByText('Rejected: The second page is missing.').waitFor();
  });

  it('is waived until a day by a manager', async () => {
    const { page } = await open('manager', 'ENG-55');
    await on.act(
      {
        by: await on.more('More for PEN-TEST', 'Waive'),
        title: 'Waive PEN-TEST',
        verb: 'Waive',
        said: 'It is waived.',
      },
      async (dialog) => {
        await dialog.getByLabel('Waived until').fill('2027-03-31');
        await dialog.getByLabel('Why').fill('Tested by the bank itself.');
      },
    );
    await item('PEN-TEST')
      .getByText(/until Mar 31, 2027: Tested by the bank itself\./)
      .waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

describe('an auditor', () => {
  it('reads the page and is offered none of this', async () => {
    const { page } = await open('auditor', 'ENG-1');
    await on.panel('Plan').waitFor();
    const ask = await asPerson('auditor');
    expect(await ask('{ engagement(key: "ENG-1") { viewerMay } }', {})).toEqual({
      engagement: { viewerMay: [] },
    });
    await on.button('More').click();
    expect(await page.getByRole('menuitem').allTextContents()).toEqual([
      'See it as the partner does',
      'Print',
    ]);
    const verbs =
      /^(Log|Start|Complete|Raise|Resolve|Change|Pass on|Submit|Review|Allocate|Add milestone|Advance)/;
    expect(await page.locator('main').getByRole('button', { name: verbs }).count()).toBe(0);
  });
});
