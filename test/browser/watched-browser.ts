import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';

/** Chromium without its own windows, whose drawing would take half of the processor's time; or else with them. */
const CHROMIUM = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** Without these the browser itself would contact its vendor. */
const QUIET = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];

/** @throws Error if chromium is missing: these tests run or fail, they are never skipped */
export async function launchChromium(): Promise<Browser> {
  const executablePath = CHROMIUM.find((path) => existsSync(path));
  if (!executablePath) throw new Error('Chromium is missing: apt-get install -y chromium-headless-shell');
  return chromium.launch({ executablePath, args: QUIET });
}

/** Options of a browser context, and other origins that the page may visit and call. */
type WatchOptions = NonNullable<Parameters<Browser['newContext']>[0]> & {
  readonly friends?: readonly string[];
};

/** A page and everything that it, its frames and its workers requested or reported. */
export class WatchedPage {
  readonly requests: string[] = [];
  /** Requests and sockets to anywhere but the product; all of them are blocked. */
  readonly strays: string[] = [];
  /** Console errors and warnings, including blocks by the content security policy. */
  readonly complaints: string[] = [];

  /** Names of the GraphQL operations that were sent over HTTP; empty if a request has none. */
  readonly operations: string[] = [];

  private constructor(
    readonly origin: string,
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly friends: readonly string[],
  ) {}

  static async open(
    browser: Browser,
    origin: string,
    { friends = [], ...options }: WatchOptions = {},
  ): Promise<WatchedPage> {
    const viewport = { width: 1280, height: 800 };
    const context = await browser.newContext({ viewport, serviceWorkers: 'block', ...options });
    const watched = new WatchedPage(origin, context, await context.newPage(), friends);
    await watched.watch();
    return watched;
  }

  private async watch(): Promise<void> {
    const { context, page, origin, friends } = this;
    const isKnown = (url: URL) => url.origin === origin || friends.includes(url.origin);
    await context.route(
      (url) => !isKnown(url),
      (route) => route.abort(),
    );
    context.on('request', (request) => {
      const url = request.url();
      if (/^(data|blob):/.test(url)) return;
      this.requests.push(url);
      if (new URL(url).pathname === '/graphql') this.operations.push(operationOf(request.postData()));
      if (!isKnown(new URL(url))) this.strays.push(url);
    });
    page.on('websocket', (socket) => {
      if (socket.url() !== `${origin.replace('http', 'ws')}/graphql`) this.strays.push(socket.url());
    });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

const operationOf = (body: string | null): string => /"operationName":"(\w+)"/.exec(body ?? '')?.[1] ?? '';
