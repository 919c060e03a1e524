import type { Browser, Locator, Page } from 'playwright-core';
import { ConsolePage, type OpenOptions, type Person, eventually } from './console-page.js';
import { launchChromium } from './watched-browser.js';

/**
 * The browser of a test file, and the page that the running test has open, which each test leaves without complaints: nothing was
 * blocked by the page's policy, reported by the browser or asked for elsewhere.
 */
export class Visit {
  browser!: Browser;
  private now: ConsolePage | undefined;

  constructor() {
    beforeAll(async () => void (this.browser = await launchChromium()));
    afterAll(() => this.browser.close());
    afterEach(() => this.leave());
  }

  readonly open = async (person: Person, path: string, options: OpenOptions = {}): Promise<void> => {
    this.now = await ConsolePage.open(this.browser, person, path, options);
  };

  get opened(): ConsolePage {
    return this.now!;
  }
  get page(): Page {
    return this.opened.page;
  }

  readonly button = (name: string | RegExp): Locator => this.page.getByRole('button', { name, exact: true });
  readonly link = (name: string | RegExp): Locator => this.page.getByRole('link', { name, exact: true });
  readonly panel = (name: string): Locator => this.page.getByRole('region', { name, exact: true });
  readonly dialog = (): Locator => this.page.getByRole('dialog');
  readonly field = (name: string): Locator => this.dialog().getByLabel(name, { exact: true });
  /** A button of the dialog, which its name alone may not tell from those of the page. */
  readonly verb = (name: string): Locator => this.dialog().getByRole('button', { name, exact: true });
  readonly send = (name: string): Promise<void> => this.verb(name).click();

  /** Until the page says that something was done. */
  readonly done = (text: string | RegExp): Promise<void> =>
    this.page.getByRole('status').getByText(text).last().waitFor();

  /** The page can be read by everybody. */
  readonly wellMade = async (): Promise<void> => {
    await this.opened.settled();
    expect(await this.opened.accessibility()).toEqual([]);
    await eventually(() => this.opened.tooWide(), []);
  };

  private async leave(): Promise<void> {
    if (!this.now) return;
    const { complaints, strays } = this.now.watched;
    await this.now.close();
    this.now = undefined;
    expect({ complaints, strays }).toEqual({ complaints: [], strays: [] });
  }
}
