import type pg from 'pg';
import { wallClock } from '../base/wall-clock.js';
import type { Signal } from '../database/signal.js';

/** How far each poll looks back: longer than transactions take and clocks differ. */
const LOOK_BACK_MS = 30_000;
const LIMIT = 10_000;

/** Uses the index outbox_recorded. */
const SINCE = `select id, kind, subject from outbox where recorded_at > $1 order by recorded_at limit ${LIMIT}`;

/**
 * Remembers the events this process has seen, and finds missed ones in the outbox: a process may die between commit and
 * NOTIFY, and PostgreSQL does not keep notifications for a disconnected listener.
 */
export class CatchUp {
  private readonly seen = new Map<string, number>();
  private since = wallClock();

  /** @returns false for an event already seen */
  markSeen({ id }: Signal): boolean {
    if (this.seen.has(id)) return false;
    this.seen.set(id, wallClock().getTime());
    return true;
  }

  /** Starts over: all listeners re-read now, so only events committed from now on count. */
  async reset(client: pg.ClientBase): Promise<void> {
    this.seen.clear();
    this.since = new Date(wallClock().getTime() - LOOK_BACK_MS);
    for (const event of (await this.poll(client)) ?? []) this.markSeen(event);
  }

  /** @returns events not seen yet; null if there are too many */
  async missed(client: pg.ClientBase): Promise<Signal[] | null> {
    const polledAt = wallClock().getTime();
    const found = await this.poll(client);
    const missed = found?.filter((event) => this.markSeen(event)) ?? null;
    this.since = new Date(polledAt - LOOK_BACK_MS);
    this.prune(polledAt - 2 * LOOK_BACK_MS);
    return missed;
  }

  private async poll(client: pg.ClientBase): Promise<Signal[] | null> {
    const { rows } = await client.query<Signal>(SINCE, [this.since]);
    return rows.length < LIMIT ? rows : null;
  }

  /** The map keeps insertion order, so the oldest come first. */
  private prune(before: number): void {
    for (const [id, at] of this.seen) {
      if (at >= before) return;
      this.seen.delete(id);
    }
  }
}
