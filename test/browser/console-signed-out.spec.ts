import type { Browser } from 'playwright-core';
import { ConsolePage, type Person, asPerson } from './console-page.js';
import { launchChromium } from './watched-browser.js';

const INVITE = `mutation ($input: InviteUserInput!) {
  inviteUser(input: $input) { user { id } userErrors { message } } }`;
const DEACTIVATE = `mutation ($input: DeactivateUserInput!) {
  deactivateUser(input: $input) { userErrors { message } } }`;
const NORTHWIND = '{ partner(slug: "northwind") { id } }';
/** Those who may no longer read see nothing after half a minute. */
const AT_MOST_MS = 30_000;

let browser: Browser;
let admin: Awaited<ReturnType<typeof asPerson>>;
beforeAll(async () => {
  [browser, admin] = await Promise.all([launchChromium(), asPerson('admin')]);
});
afterAll(() => browser.close());

async function invite(email: Person, role: 'AUDITOR' | 'PARTNER'): Promise<string> {
  const { partner } = await admin(NORTHWIND, {});
  const of = role === 'PARTNER' ? { partnerId: partner!['id'] } : {};
  const { inviteUser } = await admin(INVITE, { input: { email, name: 'Lea Leaving', role, ...of } });
  expect(inviteUser!['userErrors']).toEqual([]);
  return (inviteUser!['user'] as { id: string }).id;
}

it.each([
  ['staff, on a page that listens to nothing', 'AUDITOR', '/catalogue', 'Reference data'],
  ['staff, on a page that listens to changes', 'AUDITOR', '/engagements/ENG-59', 'Northwind Bank'],
  ['a partner user, on the list of integrations', 'PARTNER', '/portal', 'Small loans at the counter'],
  ['a partner user, on one', 'PARTNER', '/portal/ENG-59/usage', 'Small loans at the counter'],
] as const)('signs out whoever is deactivated: %s', async (_whom, role, path, secret) => {
  const email: Person = `leaving${path.replaceAll('/', '-').toLowerCase()}@causeway.example`;
  const userId = await invite(email, role);
  const opened = await ConsolePage.open(browser, email, path);
  await opened.page.getByText(secret).filter({ visible: true }).first().waitFor();
  const before = opened.operations();
  const { deactivateUser } = await admin(DEACTIVATE, { input: { userId } });
  expect(deactivateUser!['userErrors']).toEqual([]);

  await opened.page.getByText('Choose').first().waitFor({ timeout: AT_MOST_MS });
  const text = await opened.page.innerText('body');
  const asked = opened.operations() - before;
  const { complaints } = opened.watched;
  await opened.close();
  expect(text).not.toContain(secret);
  // The page was told; nothing had to be asked for it to find out.
  expect(asked).toBe(0);
  expect(complaints.filter((each) => !/status of 40[14]/.test(each))).toEqual([]);
});
