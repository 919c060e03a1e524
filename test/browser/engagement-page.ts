import type { Browser, Locator, Page } from 'playwright-core';
import { ConsolePage, type OpenOptions, type PersonOfDemo } from './console-page.js';

/** What a dialog is opened by, named, filled in and sent with, and what is said once it is done. */
export interface Act {
  readonly by: Locator;
  readonly title: string;
  readonly verb: string;
  readonly said: string;
}

/** The page of one engagement, and what a person does on it. */
export class EngagementPage {
  private constructor(readonly opened: ConsolePage) {}

  static async open(
    browser: Browser,
    person: PersonOfDemo,
    key: string,
    options: OpenOptions = {},
  ): Promise<EngagementPage> {
    return new EngagementPage(await ConsolePage.open(browser, person, `/engagements/${key}`, options));
  }

  get page(): Page {
    return this.opened.page;
  }

  /** A part of the page, by its heading. */
  panel(title: string): Locator {
    return this.page.getByRole('region', { name: title, exact: true });
  }

  /** A part of a dialog. */
  panelOf(dialog: Locator, title: string): Locator {
    return dialog.getByRole('region', { name: title, exact: true });
  }

  dialog(title: string): Locator {
    return this.page.getByRole('dialog', { name: title, exact: true });
  }

  button(name: string, within: Locator | Page = this.page): Locator {
    return within.getByRole('button', { name, exact: true });
  }

  /** The row of a milestone in the plan. */
  milestone(code: string): Locator {
    return this.panel('Plan')
      .locator('[data-row]')
      .filter({ has: this.page.getByText(code, { exact: true }) });
  }

  /** An action behind a button with a menu, opened. */
  async more(label: string, action: string): Promise<Locator> {
    await this.button(label).click();
    return this.page.getByRole('menuitem', { name: action, exact: true });
  }

  /** Opens a dialog, fills it in, sends it, and waits until it is said to be done. */
  async act(
    { by, title, verb, said }: Act,
    fillIn: (dialog: Locator) => Promise<void> = async () => undefined,
  ) {
    await by.click();
    const dialog = this.dialog(title);
    await dialog.waitFor();
    await fillIn(dialog);
    await this.button(verb, dialog).click();
    await this.page.getByRole('status').getByText(said).last().waitFor();
    await dialog.waitFor({ state: 'detached' });
  }
}
