import type { Browser } from 'playwright-core';
import { WatchedPage } from './watched-browser.js';

interface Tokens {
  readonly grantType: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly idToken: string;
}

/** A browser whose user signs in to the console at the test's issuer. */
export class IssuerVisitor {
  /** What the issuer's token endpoint gave to the page, in order. */
  readonly tokens: Tokens[] = [];

  private constructor(
    readonly watched: WatchedPage,
    private readonly issuer: string,
  ) {}

  static async open(browser: Browser, origin: string, issuer: string): Promise<IssuerVisitor> {
    const watched = await WatchedPage.open(browser, origin, { friends: [issuer] });
    const visitor = new IssuerVisitor(watched, issuer);
    watched.context.on('response', (response) => {
      if (response.url() !== `${issuer}/token` || !response.ok()) return;
      const grantType = new URLSearchParams(response.request().postData() ?? '').get('grant_type') ?? '';
      void response.json().then(
        (given: { access_token: string; refresh_token: string; id_token: string }) =>
          visitor.tokens.push({
            grantType,
            accessToken: given.access_token,
            refreshToken: given.refresh_token,
            idToken: given.id_token,
          }),
        () => undefined,
      );
    });
    return visitor;
  }

  get page() {
    return this.watched.page;
  }

  /** Opens a page of the console, which leads to the issuer. */
  async ask(path: string): Promise<void> {
    await this.page.goto(this.watched.origin + path);
    await this.page.waitForURL(`${this.issuer}/interaction/*`);
  }

  async signIn(email: string): Promise<void> {
    await this.page.getByLabel('Email').fill(email);
    await this.page.getByRole('button', { name: 'Continue' }).click();
  }

  /** Asks for a page, signs in, and is on that page with its heading. */
  async enter(path: string, email: string): Promise<void> {
    await this.ask(path);
    await this.signIn(email);
    await this.isAt(path);
  }

  async isAt(path: string): Promise<void> {
    await this.page.waitForURL(this.watched.origin + path);
    await this.page.getByRole('navigation', { name: 'Pages' }).waitFor();
  }

  /** Goes to a page by the navigation. */
  async choose(name: string, withinMs = 120_000): Promise<void> {
    const links = this.page.getByRole('navigation', { name: 'Pages' });
    await links.getByRole('link', { name, exact: true }).click({ timeout: withinMs });
  }

  renewals(): Tokens[] {
    return this.tokens.filter(({ grantType }) => grantType === 'refresh_token');
  }

  /** Everything that the page keeps where others might find it. */
  async kept(): Promise<string> {
    return this.page.evaluate(async () => {
      const databases = await indexedDB.databases();
      return JSON.stringify([
        ...[localStorage, sessionStorage, document.cookie, location.href, history.state, databases],
        await caches.keys(),
      ]);
    });
  }

  async close(): Promise<void> {
    await this.watched.close();
  }
}
