import { createHash } from 'node:crypto';
import { LruMap } from '../../kernel/lru-map.js';

const SEEN_ONCE = '';

/**
 * Names under which composed statements are prepared: from their second use, so that rare combinations do not stay prepared, and
 * only for so many texts, as each takes up to 65 kB per connection.
 */
export class PreparedNames {
  private readonly known: LruMap<string, string>;
  private given = 0;

  constructor(
    private readonly kind: string,
    private readonly max: number,
  ) {
    this.known = new LruMap(2 * max);
  }

  /**
   * Equal texts share a name, which is a hash because PostgreSQL truncates long names.
   * @returns undefined if the statement is not to be prepared
   */
  of(text: string): string | undefined {
    const known = this.known.get(text);
    if (known) return known;
    const name = known === undefined || this.given >= this.max ? SEEN_ONCE : this.nameOf(text);
    this.known.set(text, name);
    return name === SEEN_ONCE ? undefined : name;
  }

  private nameOf(text: string): string {
    this.given += 1;
    return `${this.kind}_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  }
}
