import type { Part, Sql } from './sql.js';

/**
 * A key of a fragment's structure: equal if and only if fragments render to the same SQL with the same parameters.
 * Placeholders are marked by control characters, which never occur in our SQL.
 */
export function structureOf(fragment: Sql): string {
  let text = '';
  for (const part of fragment.parts) text += markOf(part);
  return text;
}

function markOf(part: Part): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'own':
      return '\x01';
    case 'parent':
      return '\x02';
    case 'now':
      return '\x03';
    case 'arg':
      return `\x04${part.name}${part.range ? ` ${part.range.least} ${part.range.most}` : ''}\x05`;
    case 'computed':
      return `\x06${part.name}\x05`;
  }
}
