import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { WatchedPage } from './watched-browser.js';

/** The product with the demo world that this run's setup started; its clock stands at 2026-12-21T15:30Z. */
export const ORIGIN = process.env['CAUSEWAY_CONSOLE_ORIGIN'] ?? '';

export const PEOPLE = {
  engineer: 'engineer@causeway.example',
  manager: 'manager@causeway.example',
  compliance: 'compliance@causeway.example',
  admin: 'admin@causeway.example',
  auditor: 'auditor@causeway.example',
  partner: 'partner@northwind.example',
} as const;
export type PersonOfDemo = keyof typeof PEOPLE;
/** Anybody else by their email address. */
export type Person = PersonOfDemo | `${string}@${string}`;
const emailOf = (person: Person): string => (person in PEOPLE ? PEOPLE[person as PersonOfDemo] : person);

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** Options of a browser context, and what is to be done before the page is there, e.g. to intercept its socket. */
export type OpenOptions = NonNullable<Parameters<Browser['newContext']>[0]> & {
  readonly before?: (page: Page) => Promise<void>;
};

/** A browser in which one person of the demo is signed in, as they use the console. */
export class ConsolePage {
  private constructor(readonly watched: WatchedPage) {}

  static async open(
    browser: Browser,
    person: Person,
    path: string,
    { before, ...options }: OpenOptions = {},
  ): Promise<ConsolePage> {
    const opened = await ConsolePage.blank(browser, person, options);
    await before?.(opened.page);
    await opened.go(path);
    return opened;
  }

  /** Signed in, but at no page yet. */
  static async blank(
    browser: Browser,
    person: Person,
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<ConsolePage> {
    const watched = await WatchedPage.open(browser, ORIGIN, options);
    // The choice of the last visit, which is no secret: the token itself is never kept.
    await watched.context.addInitScript(
      (email) => sessionStorage.setItem('causeway.person', email),
      emailOf(person),
    );
    return new ConsolePage(watched);
  }

  get page(): Page {
    return this.watched.page;
  }

  /** Goes to an address and waits until it shows what it has to show. */
  async go(path: string): Promise<void> {
    await this.page.goto(ORIGIN + path);
    await this.settled();
  }

  /** Until the page has a heading and nothing is being loaded. */
  async settled(): Promise<void> {
    await this.page.waitForFunction(
      () =>
        document.querySelector('h1') !== null &&
        document.querySelector('[role="status"][aria-label="Loading"]') === null,
    );
  }

  /** Until what was decided on so far is on the screen, and what it asks for is asked. */
  painted(): Promise<void> {
    return this.page.evaluate(
      () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    );
  }

  /** GraphQL operations sent so far, but for the count in the navigation, which comes long after the page. */
  operations(): number {
    return this.watched.operations.filter((name) => name !== 'AlertCount').length;
  }

  /** What axe finds, as text. */
  async accessibility(): Promise<string[]> {
    // As the debugger, whose scripts the page's policy does not concern.
    await this.page.evaluate(AXE);
    const { violations } = await this.page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run());
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html)
          .join('; ')
          .slice(0, 300)}`,
    );
  }

  /** Whether one has to scroll sideways to read it. */
  scrollsSideways(): Promise<boolean> {
    return this.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  }

  /** What reaches beyond the right edge, as text; nothing if one need not scroll sideways. */
  async tooWide(): Promise<string[]> {
    // What draws by its width does so a moment after that has changed.
    const fits = () => document.documentElement.scrollWidth <= innerWidth;
    await this.page.waitForFunction(fits, null, { timeout: 2_000 }).catch(() => undefined);
    if (!(await this.scrollsSideways())) return [];
    return this.page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .map((element) => element.outerHTML.slice(0, 200))
        .slice(0, 5),
    );
  }

  async close(): Promise<void> {
    await this.watched.close();
  }
}

const PATIENCE_MS = 10_000;

/** Reads until the value is as expected, at most 10 s. */
export async function eventually<T>(read: () => Promise<T>, expected: T): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  let value = await read();
  while (JSON.stringify(value) !== JSON.stringify(expected) && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    value = await read();
  }
  expect(value).toEqual(expected);
}

type Answered = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** @returns a function that asks the API as one person, beside the browser */
export async function asPerson(person: Person) {
  const post = async (path: string, body: object, headers: object = {}): Promise<unknown> => {
    const response = await fetch(ORIGIN + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  const { token } = (await post('/dev/token', { email: emailOf(person) })) as { token: string };
  return async (query: string, variables: object): Promise<Answered> => {
    const authorization = `Bearer ${token}`;
    const answer = await post('/graphql', { query, variables }, { authorization });
    const { data, errors } = answer as { data: Answered | null; errors?: unknown };
    if (!data) throw new Error(JSON.stringify(errors));
    return data;
  };
}

export type Ask = Awaited<ReturnType<typeof asPerson>>;

/** Runs a mutation that must succeed. @returns its payload */
export async function act(ask: Ask, name: string, input: object, selection = '') {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { field message } } }`;
  const payload = (await ask(query, { input }))[name]!;
  expect({ [name]: payload['userErrors'] }).toEqual({ [name]: [] });
  return payload;
}
