/** A part of a SQL fragment: text, or a placeholder that the compiler fills. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'own' }
  | { readonly kind: 'parent' }
  | { readonly kind: 'now' }
  | { readonly kind: 'arg'; readonly name: string; readonly range?: Range }
  | { readonly kind: 'computed'; readonly name: string; readonly of: Computed };

/** The range of an integer, inclusive. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** Computes a value from the field's arguments, by name, and the instant of the request; may throw an AppError. */
export type Computed = (argument: (name: string) => unknown, now: Date) => unknown;

/** A SQL fragment. It only contains text from our sources; every value is a bound `arg`. */
export class Sql {
  constructor(readonly parts: readonly Part[]) {}
}

/** Values of a fragment's arguments, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** The row that the fragment is about. */
export const _: Part = { kind: 'own' };

/** The parent row of a relation. */
export const $: Part = { kind: 'parent' };

/** The instant of the request, as a bound timestamptz. */
export const now: Part = { kind: 'now' };

/** A bound parameter: the field's argument, or the root read's value, of that name. */
export function arg(name: string): Part {
  return { kind: 'arg', name };
}

/** Like `arg`, for an integer argument; each request's value must be in the range. */
export function argBetween(name: string, least: number, most: number): Part {
  return { kind: 'arg', name, range: { least, most } };
}

/**
 * A bound parameter computed from the field's arguments.
 * @param name identifies the function: the same name must always come with the same one
 */
export function computed(name: string, of: Computed): Part {
  return { kind: 'computed', name, of };
}

export function sql(strings: TemplateStringsArray, ...inserts: readonly (Part | Sql)[]): Sql {
  const parts: Part[] = [];
  strings.forEach((text, index) => {
    if (text !== '') parts.push({ kind: 'text', text });
    const insert = inserts[index];
    if (insert instanceof Sql) parts.push(...insert.parts);
    else if (insert) parts.push(insert);
  });
  return new Sql(parts);
}

/** A column of the current row; the name comes from an entity's mapping, never from a request. */
export function column(name: string): Sql {
  return new Sql([_, { kind: 'text', text: `.${name}` }]);
}

/**
 * The fragment applied to another row, e.g. in a subselect.
 * @param alias of that row
 */
export function withOwn(fragment: Sql, alias: string): Sql {
  const other: Part = { kind: 'text', text: alias };
  return new Sql(fragment.parts.map((part) => (part.kind === 'own' ? other : part)));
}

/** Formats a timestamptz expression as an instant of the API. */
export function instant(expression: Sql): Sql {
  return sql`to_char(${expression} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** An integer from our sources, e.g. a limit. */
export function whole(number: number): Part {
  return { kind: 'text', text: String(Math.trunc(number)) };
}

/**
 * The position of a value in a list, starting at 1.
 * @param words from our sources, in order
 */
export function rankOf(words: readonly string[], value: Sql): Sql {
  return sql`array_position(array[${listOf(words)}], ${value})`;
}

/**
 * Whether a value is in a list.
 * @param words from our sources
 */
export function isAmong(words: readonly string[], value: Sql): Sql {
  return sql`${value} in (${listOf(words)})`;
}

function listOf(words: readonly string[]): Part {
  return { kind: 'text', text: words.map((word) => `'${word}'`).join(', ') };
}

/** @param separator SQL text, e.g. ` and ` */
export function join(fragments: readonly Sql[], separator: string): Sql {
  const glue: Part = { kind: 'text', text: separator };
  return new Sql(
    fragments.flatMap((fragment, index) => (index ? [glue, ...fragment.parts] : fragment.parts)),
  );
}

/**
 * Renders a fragment for a statement outside the compiler.
 * @throws Error if it needs a placeholder that is not given
 */
export function toSql(fragment: Sql, places: { readonly own?: string; readonly now?: string } = {}): string {
  return fragment.parts
    .map((part) => {
      const text = part.kind === 'text' ? part.text : places[part.kind as keyof typeof places];
      if (text === undefined) throw new Error(`The fragment needs ${part.kind}.`);
      return text;
    })
    .join('');
}
