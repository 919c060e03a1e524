import { CONNECTION_LIFETIME_SECONDS } from '../../../database/pools.js';

/** A prepared statement takes about 65 kB per connection; a connection sees at most two generations of names. */
const NAMES_PER_GENERATION = 250;

interface Named {
  readonly name: string | undefined;
  readonly generation: number;
}

/**
 * Names statements from their second use, so that PostgreSQL keeps them prepared. A generation of names lasts as long as a
 * connection; callers that send ever new queries only use up the current one.
 */
export class StatementNames {
  private readonly known = new WeakMap<object, Named>();
  private generation = 0;
  private given = 0;
  private startedAt = performance.now();

  /** @returns undefined on first use, and once the generation's names are used up */
  of(statement: object, now = performance.now()): string | undefined {
    this.turnOver(now);
    const known = this.known.get(statement);
    if (known?.name !== undefined && known.generation === this.generation) return known.name;
    const name = known && this.given < NAMES_PER_GENERATION ? this.next() : undefined;
    this.known.set(statement, { name, generation: this.generation });
    return name;
  }

  private next(): string {
    this.given += 1;
    return `read_${this.generation}_${this.given}`;
  }

  private turnOver(now: number): void {
    if (now - this.startedAt < CONNECTION_LIFETIME_SECONDS * 1000) return;
    this.generation += 1;
    this.given = 0;
    this.startedAt = now;
  }
}
