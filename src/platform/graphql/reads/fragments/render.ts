import type { Values, Part, Sql } from './sql.js';

/** A fragment written out: its text, and the values of its placeholders $1, $2 … in order. */
export interface Rendered {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Writes a fragment out for a statement that stands in a `*.query.ts`; its placeholders start at $1.
 * @param own the alias that the statement gives the fragment's own row
 * @param given the value of each of the fragment's arguments
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
      case 'parent':
      case 'now':
        throw new Error(`A fragment of its own has no ${part.kind}.`);
    }
  };
  const text = fragment.parts.map(write).join('');
  return { text, values: names.map((name) => given[name]) };
}
