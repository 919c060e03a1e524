import type { Page } from 'playwright-core';

/** GraphiQL as a user operates it. */
export class ExplorerPage {
  constructor(readonly page: Page) {}

  async open(origin: string): Promise<void> {
    await this.page.goto(`${origin}/graphiql`);
  }

  async signInAs(name: string): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name }).click();
    await this.page.locator('.graphiql-query-editor .view-line').first().waitFor();
  }

  /** Opens an operation in the list, whose group may be collapsed, and waits until its document is there. */
  async choose(persona: string, title: string, document: string): Promise<void> {
    await this.press(persona, title);
    await this.shows(document);
  }

  /** Clicks an operation's button, which first asks for confirmation if it belongs to another persona. */
  async press(persona: string, title: string): Promise<void> {
    const summary = this.page.locator('summary', { hasText: persona });
    const group = this.page.locator('.saved details', { has: summary });
    if (!(await group.evaluate((details) => details.hasAttribute('open'))))
      await group.locator('summary').click();
    await group.locator('button', { has: this.page.getByText(title, { exact: true }) }).click();
  }

  async answer(button: string): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name: button }).click();
  }

  async shows(document: string): Promise<void> {
    await this.page.locator('.graphiql-query-editor .view-lines', { hasText: document }).waitFor();
    await this.takesUpText();
  }

  /** GraphiQL parses the editor's content a moment later, and runs what it parsed last. */
  async takesUpText(): Promise<void> {
    await this.page.waitForTimeout(1_500);
  }

  /** @returns the response, as soon as it contains this text */
  async run(expected: string): Promise<string> {
    await this.page.getByRole('button', { name: 'Execute query' }).click();
    return this.answered(expected);
  }

  async answered(expected: string): Promise<string> {
    const answer = this.page.locator('.graphiql-response .view-lines');
    await answer.filter({ hasText: expected }).waitFor();
    return plain(await answer.innerText());
  }

  async variables(): Promise<string> {
    return plain(
      await this.page.locator('[aria-label=Variables] .graphiql-editor:not(.hidden) .view-lines').innerText(),
    );
  }

  async signedInAs(): Promise<string> {
    return this.page.getByLabel('Signed in as').inputValue();
  }
}

/** Monaco writes non-breaking spaces. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
