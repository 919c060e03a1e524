/** A piece of a SQL fragment: its own text, or a place that the compiler fills. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'own' }
  | { readonly kind: 'parent' }
  | { readonly kind: 'now' }
  | { readonly kind: 'arg'; readonly name: string; readonly range?: Range };

/** A whole number's least and most. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** A fragment of SQL as a small tree. Only text written in our sources gets in; every value is an `arg` and is bound. */
export class Sql {
  constructor(readonly parts: readonly Part[]) {}
}

/** What a fragment's arguments are filled with, by their names. */
export type Values = Readonly<Record<string, unknown>>;

/** The row that a field's own fragment speaks of. */
export const _: Part = { kind: 'own' };

/** The row of the object that a relation hangs on. */
export const $: Part = { kind: 'parent' };

/** The instant of the request, as a bound timestamptz. */
export const now: Part = { kind: 'now' };

/** A bound parameter: the value of the field's argument, or of the root read's value, with that name. */
export function arg(name: string): Part {
  return { kind: 'arg', name };
}

/** Such a parameter, of an argument that is a whole number in a range; each request's value is held to it. */
export function argBetween(name: string, least: number, most: number): Part {
  return { kind: 'arg', name, range: { least, most } };
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

/** A column of the own row; the name comes from an entity's mapping, never from a request. */
export function column(name: string): Sql {
  return new Sql([_, { kind: 'text', text: `.${name}` }]);
}

/** The fragment about another row than the own one, as in a subselect. @param alias of that row */
export function withOwn(fragment: Sql, alias: string): Sql {
  const other: Part = { kind: 'text', text: alias };
  return new Sql(fragment.parts.map((part) => (part.kind === 'own' ? other : part)));
}

/** An instant as the API prints it, for expressions that give a timestamptz. */
export function instant(expression: Sql): Sql {
  return sql`to_char(${expression} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** A whole number that our sources name, such as a limit. */
export function whole(number: number): Part {
  return { kind: 'text', text: String(Math.trunc(number)) };
}

/**
 * The place of a value among words, the first being 1.
 * @param words that our sources name, in their order
 */
export function rankOf(words: readonly string[], value: Sql): Sql {
  return sql`array_position(array[${listOf(words)}], ${value})`;
}

/** Whether a value is one of some words. @param words that our sources name */
export function isAmong(words: readonly string[], value: Sql): Sql {
  return sql`${value} in (${listOf(words)})`;
}

function listOf(words: readonly string[]): Part {
  return { kind: 'text', text: words.map((word) => `'${word}'`).join(', ') };
}

/** @param separator SQL text such as ` AND ` */
export function join(fragments: readonly Sql[], separator: string): Sql {
  const glue: Part = { kind: 'text', text: separator };
  return new Sql(
    fragments.flatMap((fragment, index) => (index ? [glue, ...fragment.parts] : fragment.parts)),
  );
}

/** Writes a fragment out for a statement outside the composer; a place that it names and is not given is a mistake. */
export function toSql(fragment: Sql, places: { readonly own?: string; readonly now?: string } = {}): string {
  return fragment.parts
    .map((part) => {
      const text = part.kind === 'text' ? part.text : places[part.kind as keyof typeof places];
      if (text === undefined) throw new Error(`The fragment needs ${part.kind}.`);
      return text;
    })
    .join('');
}
