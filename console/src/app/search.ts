/** The search part of an address as text, so that addresses stay readable; lists are separated by commas. */
export type RawSearch = Readonly<Record<string, string>>;

export const parseSearch = (search: string): RawSearch => Object.fromEntries(new URLSearchParams(search));

export type SearchValue = string | number | readonly string[] | null | undefined;

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search as Readonly<Record<string, SearchValue>>)) {
    const text = typeof value === 'object' ? (value ?? []).join(',') : String(value ?? '');
    if (text !== '') parameters.set(name, text);
  }
  const text = parameters.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

/** What an address says is only taken if it is one of the values. */
export const oneOf = <T extends string>(values: readonly T[], given: unknown): T | undefined =>
  values.find((value) => value === given);

/** Texts separated by commas in the address, or a list where a link has changed another part of it. */
export const textsOf = (given: unknown, most = 20): readonly string[] => {
  const texts: readonly unknown[] = Array.isArray(given) ? given : (textOf(given, 2_000)?.split(',') ?? []);
  return texts.filter((each): each is string => typeof each === 'string' && each !== '').slice(0, most);
};

export const listOf = <T extends string>(values: readonly T[], given: unknown): readonly T[] | undefined => {
  const found = textsOf(given).flatMap((each) => oneOf(values, each) ?? []);
  return found.length > 0 ? found : undefined;
};

/** The server refuses these in any text. */
const UNSTORABLE = /[\0\p{Surrogate}]/gu;

export const textOf = (given: unknown, most = 200): string | undefined => {
  if (typeof given !== 'string' && typeof given !== 'number') return undefined;
  // After the cut, which may halve a character.
  const text = String(given).slice(0, most).replace(UNSTORABLE, '');
  return text === '' ? undefined : text;
};

/** In these years, so that the weeks around a day have dates as well. */
const DAY = /^(?:19|20|21)\d\d-\d\d-\d\d$/;

export const dayOf = (given: unknown): string | undefined => {
  const text = textOf(given);
  return text !== undefined && DAY.test(text) && isInCalendar(text) ? text : undefined;
};

/** `Date` takes 30 February for 2 March. */
const isInCalendar = (day: string): boolean => {
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
};
