import type pg from 'pg';
import { wallClock } from '../base/wall-clock.js';
import type { Signal } from '../database/signal.js';

/** How far back a look reaches: longer than transactions last and the machines' clocks differ. */
const REACH_MS = 30_000;
const LIMIT = 10_000;

/** Relies on the index outbox_recorded. */
const SINCE = `select id, kind, subject from outbox where recorded_at > $1 order by recorded_at limit ${LIMIT}`;

/**
 * Remembers which events this process heard of, and finds in the outbox those it did not: a process may die between its
 * commit and its NOTIFY, and PostgreSQL keeps nothing for a listener that is away.
 */
export class CatchUp {
  private readonly heard = new Map<string, number>();
  private since = wallClock();

  /** @returns false for an event heard of before */
  hear({ id }: Signal): boolean {
    if (this.heard.has(id)) return false;
    this.heard.set(id, wallClock().getTime());
    return true;
  }

  /** Starts afresh: everyone reads again now, so that only what is committed from here on counts. */
  async reset(client: pg.ClientBase): Promise<void> {
    this.heard.clear();
    this.since = new Date(wallClock().getTime() - REACH_MS);
    for (const event of (await this.look(client)) ?? []) this.hear(event);
  }

  /** @returns the events not heard of; null if there are too many to name */
  async missed(client: pg.ClientBase): Promise<Signal[] | null> {
    const looked = wallClock().getTime();
    const found = await this.look(client);
    const missed = found?.filter((event) => this.hear(event)) ?? null;
    this.since = new Date(looked - REACH_MS);
    this.forget(looked - 2 * REACH_MS);
    return missed;
  }

  private async look(client: pg.ClientBase): Promise<Signal[] | null> {
    const { rows } = await client.query<Signal>(SINCE, [this.since]);
    return rows.length < LIMIT ? rows : null;
  }

  /** The map keeps the order in which it was filled, so that the oldest stand first. */
  private forget(before: number): void {
    for (const [id, at] of this.heard) {
      if (at >= before) return;
      this.heard.delete(id);
    }
  }
}
