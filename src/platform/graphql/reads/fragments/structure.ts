import type { Part, Sql } from './sql.js';

/**
 * What a fragment is made of, as one text: equal for fragments that become the same SQL with the same parameters, and for no
 * others. Its marks are control characters, which the SQL of our sources does not hold.
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
  }
}
