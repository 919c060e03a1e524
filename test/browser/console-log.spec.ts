import type { Browser, Page, Request, Route } from 'playwright-core';
import { ConsolePage, asPerson, eventually } from './console-page.js';
import { launchChromium } from './watched-browser.js';

let browser: Browser;
let opened: ConsolePage;
/** Console messages that a test brings about itself. */
let expected: RegExp[];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(() => {
  expected = [];
});
afterEach(async () => {
  const { strays, complaints } = opened.watched;
  await opened.close();
  const unexpected = complaints.filter((text) => expected.every((pattern) => !pattern.test(text)));
  expect({ strays, unexpected }).toEqual({ strays: [], unexpected: [] });
});

async function open(path: string): Promise<Page> {
  opened = await ConsolePage.open(browser, 'engineer', path);
  return opened.page;
}

interface Sent {
  readonly query: string;
  readonly variables: { readonly input?: { readonly dryRun?: boolean } };
}
function isLog(request: Request, alsoPreview = false): boolean {
  if (request.method() !== 'POST' || !request.url().endsWith('/graphql')) return false;
  const { query, variables } = request.postDataJSON() as Sent;
  return query.includes('logProgress(') && (alsoPreview || variables.input?.dryRun !== true);
}
/** The logs that the page sends from now on; a handler may drop or hold them back. */
async function watchLogs(page: Page, handle: (route: Route, nth: number) => Promise<void>) {
  const sent: Request[] = [];
  await page.route('**/graphql', async (route) => {
    if (!isLog(route.request())) return route.fallback();
    return handle(route, sent.push(route.request()));
  });
  return sent;
}
const keyOf = (request: Request | undefined) => request?.headers()['idempotency-key'];

/** Opens the log and writes a line, until it can be sent. */
async function write(page: Page, line: string): Promise<void> {
  if (!(await dialogOf(page).isVisible())) await page.keyboard.press('l');
  await lineOf(page).fill(line);
  await dialogOf(page)
    .getByRole('button', { name: /^(Log|Try again)$/, disabled: false })
    .waitFor();
}
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Log progress' });
const lineOf = (page: Page) => page.getByLabel('What you did');

/** How many entries of an engagement have this text, and their minutes. */
async function logged(key: string, text: string): Promise<number[]> {
  const ask = await asPerson('admin');
  const query =
    'query ($key: String!) { engagement(key: $key) { progress(first: 50) { nodes { text minutes } } } }';
  const { engagement } = await ask(query, { key });
  const { nodes } = engagement?.['progress'] as { nodes: { text: string; minutes: number }[] };
  return nodes.filter((entry) => entry.text === text).map(({ minutes }) => minutes);
}

describe('logging 45 minutes from My work', () => {
  it('takes six keystrokes besides the text, and one operation', async () => {
    const page = await open('/work');
    const sent = await watchLogs(page, (route) => route.continue());
    await page.evaluate(() => {
      const counted = globalThis as unknown as { keystrokes: number };
      counted.keystrokes = 0;
      document.addEventListener('keydown', () => (counted.keystrokes += 1), true);
    });
    const text = 'Answered questions about retries';
    await page.keyboard.press('l');
    await page.keyboard.type(`45m ${text}`);
    await eventually(() => lineOf(page).inputValue(), `45m ${text}`);
    const understood = dialogOf(page).getByRole('region', { name: 'What will be logged' });
    const key = /ENG-\d+/.exec((await understood.textContent()) ?? '')?.[0] ?? '';
    await dialogOf(page).getByRole('button', { name: 'Log', exact: true, disabled: false }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(`Logged 45 min on ${key}.`).waitFor();
    const strokes = await page.evaluate(() => (globalThis as unknown as { keystrokes: number }).keystrokes);
    expect(strokes - text.length).toBeLessThanOrEqual(6);
    expect(sent).toHaveLength(1);
    expect(await logged(key, text)).toEqual([45]);
  });

  it('is on the engagement of the row that has the focus', async () => {
    const page = await open('/work');
    await page.keyboard.press('j');
    const row = page.locator('[data-row]').first();
    const key = /ENG-\d+/.exec((await row.getByRole('link').first().textContent()) ?? '')?.[0] ?? '';
    await page.keyboard.press('l');
    await eventually(() => lineOf(page).inputValue(), `${key} `);
  });

  it('is answered at once, before the server has answered', async () => {
    const page = await open('/work');
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await watchLogs(page, async (route) => held.then(() => route.continue()));
    await write(page, 'ENG-52 45m Held back on the way');
    await page.keyboard.press('Enter');
    await page.getByText('Logging on ENG-52…').waitFor();
    await dialogOf(page).waitFor({ state: 'detached' });
    release();
    await page.getByText('Logged 45 min on ENG-52.').waitFor();
  });
});

describe('a log that is refused', () => {
  /** Somebody else completes the milestone first. */
  async function completeAsAdmin(code: string): Promise<void> {
    const ask = await asPerson('admin');
    const { engagement } = await ask('{ engagement(key: "ENG-52") { milestones { id code version } } }', {});
    const milestones = engagement?.['milestones'] as { id: string; code: string; version: number }[];
    const { id, version } = milestones.find((each) => each.code === code)!;
    const input = { milestoneId: id, expectedVersion: version, status: 'DONE' };
    await ask(
      'mutation ($input: UpdateMilestoneInput!) { updateMilestone(input: $input) { userErrors { code } } }',
      { input },
    );
  }

  it('comes back with its line and the reason, and can be sent once it is mended', async () => {
    const page = await open('/work');
    const sent = await watchLogs(page, async (route, nth) => {
      if (nth === 1) await completeAsAdmin('THREAT-MODEL');
      return route.continue();
    });
    const line = 'ENG-52 45m Threats are listed done:THREAT-MODEL';
    await write(page, line);
    await page.keyboard.press('Enter');
    await dialogOf(page)
      .getByRole('alert')
      .getByText(/THREAT-MODEL/)
      .first()
      .waitFor();
    expect(await lineOf(page).inputValue()).toBe(line);
    expect(await logged('ENG-52', 'Threats are listed')).toEqual([]);
    await write(page, 'ENG-52 45m Threats are listed');
    await page.keyboard.press('Enter');
    await page.getByText('Logged 45 min on ENG-52.').waitFor();
    expect(await logged('ENG-52', 'Threats are listed')).toEqual([45]);
    expect(keyOf(sent[1])).not.toBe(keyOf(sent[0]));
  });
});

describe('the network is dropped in the middle of a log', () => {
  it.each([
    ['before the server has it', 'Dropped on the way there', async () => undefined],
    [
      'after the server has it',
      'Dropped on the way back',
      async (route: Route) => void (await route.fetch()),
    ],
  ])('%s: nothing is lost, and nothing is there twice', async (_when, text, reach) => {
    expected = [/Failed to load resource: net::ERR_CONNECTION_RESET/];
    const page = await open('/work');
    const sent = await watchLogs(page, async (route, nth) => {
      if (nth > 1) return route.continue();
      await reach(route);
      return route.abort('connectionreset');
    });
    await write(page, `ENG-52 45m ${text}`);
    await page.keyboard.press('Enter');
    await dialogOf(page)
      .getByText(/Nothing is lost; try again, it counts once\./)
      .waitFor();
    expect(await lineOf(page).inputValue()).toBe(`ENG-52 45m ${text}`);
    await dialogOf(page).getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Logged 45 min on ENG-52.').waitFor();
    expect(sent).toHaveLength(2);
    expect(keyOf(sent[0])).toMatch(/^[0-9a-f-]{36}$/);
    expect(keyOf(sent[1])).toBe(keyOf(sent[0]));
    expect(await logged('ENG-52', text)).toEqual([45]);
  });
});

describe('the line', () => {
  it('says what it does not understand, and then nothing is sent', async () => {
    const page = await open('/work');
    const sent: Request[] = [];
    page.on('request', (request) => (isLog(request, true) ? sent.push(request) : undefined));
    await page.keyboard.press('l');
    await lineOf(page).fill('ENG-52 45m Talked about it #telepathy done:NO-SUCH-THING');
    const alert = dialogOf(page).getByRole('alert');
    await alert.getByText(/#telepathy/).waitFor();
    expect(await page.getByRole('button', { name: 'Log', exact: true }).last().isDisabled()).toBe(true);
    await lineOf(page).press('Enter');
    await lineOf(page).fill('ENG-52 45m Talked about it done:NO-SUCH-THING');
    await alert.getByText(/NO-SUCH-THING/).waitFor();
    await lineOf(page).press('Enter');
    expect(await lineOf(page).inputValue()).toContain('NO-SUCH-THING');
    expect(sent).toEqual([]);
    expect(await logged('ENG-52', 'Talked about it')).toEqual([]);
  });

  it('says that there is no network, asks again by itself, and can then be sent', async () => {
    expected = [/ERR_FAILED/];
    const page = await open('/work');
    await page.route('**/graphql', (route) => route.abort());
    await page.keyboard.press('l');
    await lineOf(page).fill('ENG-1 45m offline and back');
    await dialogOf(page)
      .getByText(/^ENG-1 could not be read: .*Trying again…$/)
      .waitFor();
    expect(await dialogOf(page).getByRole('button', { name: 'Log', exact: true }).isEnabled()).toBe(false);
    await page.unroute('**/graphql');
    await write(page, 'ENG-1 45m offline and back');
    await lineOf(page).press('Enter');
    await eventually(() => logged('ENG-1', 'offline and back'), [45]);
  });

  it('is not lost by Escape', async () => {
    const page = await open('/work');
    await write(page, 'ENG-52 45m Hours of thought');
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape');
    expect(await lineOf(page).inputValue()).toBe('ENG-52 45m Hours of thought');
    await lineOf(page).fill('');
    await page.keyboard.press('Escape');
    await dialogOf(page).waitFor({ state: 'detached' });
  });

  it('can be undone once it is logged: its time no longer counts', async () => {
    const page = await open('/work');
    await write(page, 'ENG-52 45m On the wrong engagement');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText(/^The log is taken back/).waitFor();
    expect(await logged('ENG-52', 'On the wrong engagement')).toEqual([]);
    expect(await logged('ENG-52', 'Withdrawn.')).toEqual([0]);
  });
});
