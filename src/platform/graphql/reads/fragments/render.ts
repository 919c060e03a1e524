import type { Values, Part, Sql } from './sql.js';

/** A rendered fragment: its text, and the values of its placeholders $1, $2 … in order. */
export interface Rendered {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Renders a fragment for a statement in a `*.query.ts`; placeholders start at $1.
 * @param own the statement's alias for the fragment's current row
 * @param given the values of the fragment's arguments, and the instant of the request as `now` if it needs that
 */
export function renderFragment(fragment: Sql, own: string, given: Values): Rendered {
  const names: string[] = [];
  const placeholder = (name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  };
  const write = (part: Part) => {
    switch (part.kind) {
      case 'text':
        return part.text;
      case 'own':
        return own;
      case 'arg':
        return placeholder(part.name);
      case 'now':
        if (!(given['now'] instanceof Date))
          throw new Error('The fragment needs the instant of the request.');
        return `${placeholder('now')}::timestamptz`;
      case 'parent':
      case 'computed':
        throw new Error(`A separate statement has no ${part.kind}.`);
    }
  };
  const text = fragment.parts.map(write).join('');
  return { text, values: names.map((name) => given[name]) };
}
