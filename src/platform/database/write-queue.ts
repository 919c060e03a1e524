import type pg from 'pg';
import type { EntityManager } from 'typeorm';
import { PreparedNames } from './prepared-names.js';
import type { Write } from './write.js';

const names = new PreparedNames('write', 200);

/**
 * The writes of a transaction that have not been sent yet. They are sent together, as parts of one statement: before anything
 * is read or written through the transaction's `db`, before a second write to one of their tables, and at the end. The parts of
 * a statement all see the tables as they were before it.
 */
export class WriteQueue {
  private waiting: Write[] = [];
  private last: Promise<unknown> = Promise.resolve();
  private failure: { readonly error: unknown } | undefined;

  private constructor(
    readonly db: EntityManager,
    private readonly client: pg.ClientBase,
  ) {}

  /** @param db of an open transaction */
  static async of(db: EntityManager): Promise<WriteQueue> {
    return new WriteQueue(db, (await db.queryRunner!.connect()) as pg.ClientBase);
  }

  async add(writes: readonly Write[]): Promise<void> {
    for (const write of writes) {
      // Others may have added to the table while this waited.
      while (this.waiting.some(({ table }) => table === write.table)) await this.flush();
      this.waiting.push(write);
    }
  }

  /** Sends the waiting writes without waiting for the answer: what is sent afterwards runs after them. */
  send(): void {
    const writes = this.waiting;
    if (writes.length === 0) return;
    this.waiting = [];
    const values: unknown[] = [];
    const parts = writes.map(({ text }) => text((value) => `$${values.push(value)}`));
    this.last = this.run(inOneStatement(parts), values);
    // Whoever sends the next statement learns of the failure, as the transaction is aborted.
    this.last.catch((error: unknown) => (this.failure ??= { error }));
  }

  async flush(): Promise<void> {
    this.send();
    await this.last;
  }

  /** @returns the error of the first write that failed, of which `error` may only be a consequence */
  async causeOf(error: unknown): Promise<unknown> {
    await this.last.catch(() => undefined);
    return this.failure ? this.failure.error : error;
  }

  private run(text: string, values: unknown[]): Promise<unknown> {
    this.db.connection.logger.logQuery(text, values, this.db.queryRunner);
    return this.client.query({ name: names.of(text), text, values });
  }
}

function inOneStatement(parts: readonly string[]): string {
  const before = parts.slice(0, -1).map((part, index) => `write_${index} as (${part})`);
  return `${before.length > 0 ? `with ${before.join(', ')} ` : ''}${parts.at(-1)!}`;
}
