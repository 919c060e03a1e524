import { createHash } from 'node:crypto';
import { LruMap } from '../../kernel/lru-map.js';

/** A prepared statement takes up to 65 kB per connection. */
const MAX_NAMES = 300;

const SEEN_ONCE = '';
const names = new LruMap<string, string>(2 * MAX_NAMES);
let given = 0;

/**
 * The name under which a composed statement is prepared: from its second use, so that rare combinations do not stay prepared,
 * and only for so many texts. Equal texts share a name, which is a hash because PostgreSQL truncates long names.
 * @returns undefined if it is not to be prepared
 */
export function preparedName(kind: 'read' | 'write', text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  const name = known === undefined || given >= MAX_NAMES ? SEEN_ONCE : nameOf(kind, text);
  names.set(text, name);
  return name === SEEN_ONCE ? undefined : name;
}

function nameOf(kind: string, text: string): string {
  given += 1;
  return `${kind}_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
}
