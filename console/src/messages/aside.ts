const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/;

/**
 * What people wrote, for the middle of a sentence: a direction that it sets ends with it, so that the rest of the sentence is not
 * turned around. Where a text is an element of its own, `<bdi>` does that.
 */
export const aside = (text: string): string =>
  CONTROLS.test(text) ? `\u2068${text.replace(/[\u2066-\u2069]/g, '')}\u2069` : text;
