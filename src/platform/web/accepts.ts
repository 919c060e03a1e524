import { lowerAscii } from '../../kernel/text.js';

/** From 0 to 1 with up to three decimals, as RFC 9110 defines weights. */
const WEIGHT = /^q=([01](?:\.\d{0,3})?)$/;

/**
 * Whether an `Accept` or `Accept-Encoding` header names the value, with a weight above 0. A wildcard names nothing: clients that
 * accept anything get the plain form.
 * @param value in lower case, such as `br` or `text/html`
 */
export function accepts(header: string | readonly string[] | undefined, value: string): boolean {
  return String(header ?? '')
    .split(',')
    .some((each) => {
      const [name, ...parameters] = each.split(';').map((part) => lowerAscii(part.trim()));
      return name === value && weightOf(parameters) > 0;
    });
}

/** 1 if none is given; 0 if it is not a weight. */
function weightOf(parameters: readonly string[]): number {
  const given = parameters.find((each) => each.startsWith('q='));
  return given === undefined ? 1 : Number(WEIGHT.exec(given)?.[1] ?? 0);
}
