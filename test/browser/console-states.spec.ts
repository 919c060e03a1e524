import type { Browser, Request, Route } from 'playwright-core';
import { EMPTY, PAGES } from './console-addresses.js';
import { ConsolePage, type PersonOfDemo } from './console-page.js';
import { launchChromium } from './watched-browser.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const answerWith = (code: string, status: number) => (route: Route) =>
  route.fulfill({
    status,
    json: { data: null, errors: [{ message: 'The reason.', extensions: { code, requestId: 'test' } }] },
  });

const isOfShell = (request: Request): boolean =>
  (request.postDataJSON() as { operationName?: string }).operationName === 'ShellViewer';

/** A page whose own queries are answered by the test, while the shell's are answered by the product. */
async function openHeld(person: PersonOfDemo, path: string) {
  const opened = await ConsolePage.blank(browser, person);
  const held: Route[] = [];
  let answer = (route: Route): Promise<void> => Promise.resolve(void held.push(route));
  const asked = opened.page.waitForRequest(
    (request) => new URL(request.url()).pathname === '/graphql' && !isOfShell(request),
  );
  await opened.page.route('**/graphql', (route) => {
    return isOfShell(route.request()) ? route.continue() : answer(route);
  });
  await opened.page.goto(new URL(path, opened.watched.origin).href);
  const answerFromNow = async (next: typeof answer) => {
    answer = next;
    for (const route of held.splice(0)) await next(route);
  };
  return { opened, asked, answerFromNow };
}

describe.each(PAGES)('as %s, %s', (person, path) => {
  it('keeps its shape while loading, and says why it failed, offers another try, and what is forbidden', async () => {
    const { opened, asked, answerFromNow } = await openHeld(person, path);
    const { page, watched } = opened;
    await asked;
    await page.getByRole('status', { name: 'Loading' }).first().waitFor();
    expect({ loading: await opened.accessibility() }).toEqual({ loading: [] });

    await answerFromNow(answerWith('INTERNAL_SERVER_ERROR', 500));
    const failure = page.getByRole('alert').filter({ hasText: 'The reason.' }).first();
    await failure.waitFor();
    expect({ failed: await opened.accessibility() }).toEqual({ failed: [] });

    await answerFromNow(answerWith('FORBIDDEN', 200));
    await failure.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('You may not see this.').first().waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    expect({ forbidden: await opened.accessibility() }).toEqual({ forbidden: [] });

    await answerFromNow((route) => route.continue());
    const { complaints } = watched;
    await opened.close();
    expect(complaints.filter((each) => !/status of 500/.test(each))).toEqual([]);
  });
});

describe.each(EMPTY)('as %s, %s', (person, path) => {
  it('says that there is nothing', async () => {
    const opened = await ConsolePage.open(browser, person, path, { colorScheme: 'dark' });
    const found = { accessibility: await opened.accessibility(), text: await opened.page.innerText('main') };
    await opened.page.setViewportSize({ width: 360, height: 740 });
    const tooWide = await opened.tooWide();
    const { complaints } = opened.watched;
    await opened.close();
    expect({ ...found, tooWide, complaints }).toEqual({
      ...{ accessibility: [], tooWide: [], complaints: [] },
      text: expect.stringMatching(/\bno\b|nothing|none|nobody/i),
    });
  });
});
