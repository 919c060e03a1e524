import { type Hand, type HandKind, handOf } from './hand.js';
import { type Person, eventually } from './console-page.js';
import { Visit } from './visit.js';

/** How a day is worked. */
export type Way = readonly [hand: HandKind, colours: 'light' | 'dark', width: number];

/** By mouse on a phone in the dark, and by keyboard alone on a desk in the light. */
export const WAYS: readonly Way[] = [
  ['mouse', 'dark', 360],
  ['keyboard', 'light', 1280],
];

/** A visit by one hand. */
export class Day extends Visit {
  hand!: Hand;

  readonly begin = async (person: Person, [kind, colorScheme, width]: Way): Promise<void> => {
    await this.open(person, '/', { colorScheme, viewport: { width, height: 800 }, locale: 'en-US' });
    this.hand = handOf(kind, this.page);
  };

  override readonly send = (name: string): Promise<void> => this.hand.press(this.verb(name));

  override readonly done = async (text: string | RegExp): Promise<void> => {
    await this.page.getByRole('status').getByText(text).last().waitFor();
    await eventually(() => this.dialog().count(), 0);
  };
}
