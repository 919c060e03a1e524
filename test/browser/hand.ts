import type { Locator, Page } from 'playwright-core';

/** How a person works a page. */
export interface Hand {
  /** Presses a button, follows a link, opens what is folded, or turns a box on or off. */
  press(target: Locator): Promise<void>;
  /** Replaces the text of a field; a day as 2026-12-24. */
  fill(target: Locator, text: string): Promise<void>;
  /** Chooses of a native select, by the label of the option. */
  choose(target: Locator, option: string): Promise<void>;
  /** Goes to a page by the navigation, which is behind a button on a phone. */
  go(name: string): Promise<void>;
}
export type HandKind = 'mouse' | 'keyboard';

export const handOf = (kind: HandKind, page: Page): Hand =>
  kind === 'mouse' ? new Mouse(page) : new Keyboard(page);

abstract class AnyHand implements Hand {
  constructor(protected readonly page: Page) {}

  abstract press(target: Locator): Promise<void>;
  abstract fill(target: Locator, text: string): Promise<void>;
  abstract choose(target: Locator, option: string): Promise<void>;

  async go(name: string): Promise<void> {
    const menu = this.page.locator('button[aria-controls="navigation"]');
    if ((await menu.isVisible()) && (await menu.getAttribute('aria-expanded')) === 'false')
      await this.press(menu);
    await this.press(this.page.getByRole('navigation').getByRole('link', { name, exact: true }).first());
  }
}

class Mouse extends AnyHand {
  press(target: Locator): Promise<void> {
    return target.click();
  }
  fill(target: Locator, text: string): Promise<void> {
    return target.fill(text);
  }
  async choose(target: Locator, option: string): Promise<void> {
    await target.selectOption({ label: option });
  }
}

/** More stops than any page has. */
const MOST_STOPS = 600;

/** Never touches the mouse: goes from stop to stop with Tab, in a menu with the arrows. */
class Keyboard extends AnyHand {
  async press(target: Locator): Promise<void> {
    await this.reach(target);
    const isBox = await target.evaluate((element) => element.matches('[type="checkbox"], [type="radio"]'));
    await this.page.keyboard.press(isBox ? 'Space' : 'Enter');
  }

  async fill(target: Locator, text: string): Promise<void> {
    await this.reach(target);
    const { keyboard } = this.page;
    if ((await target.getAttribute('type')) === 'date') {
      // The fields of an American date, one after the other.
      const [year, month, day] = text.split('-');
      return keyboard.type(`${month}${day}${year}`);
    }
    await keyboard.press('Control+A');
    await (text === '' ? keyboard.press('Delete') : keyboard.type(text));
  }

  async choose(target: Locator, option: string): Promise<void> {
    await this.reach(target);
    const labels = await target.locator('option').allTextContents();
    if (!labels.includes(option)) throw new Error(`There is no option ${option} in ${labels.join(', ')}.`);
    await this.page.keyboard.press('Home');
    for (let place = 0; place < labels.indexOf(option); place += 1)
      await this.page.keyboard.press('ArrowDown');
  }

  /** @throws Error if the focus does not come there: then it cannot be used by keyboard */
  private async reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      const isInMenu = await this.page.evaluate(
        () => document.activeElement?.getAttribute('role') === 'menuitem',
      );
      await this.page.keyboard.press(isInMenu ? 'ArrowDown' : 'Tab');
    }
    throw new Error(`The focus never comes to ${String(target)}.`);
  }
}
