/** Control characters but line feeds, and those that change the direction of what follows. */
const HARMFUL = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Makes a text harmless for a terminal. */
export function printable(text: string): string {
  return text.replace(HARMFUL, '\ufffd');
}
