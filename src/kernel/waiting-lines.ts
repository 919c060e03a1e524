import type { Payer } from './payer.js';

/** Waiting work: a line per partner, with one per user in it; users without a partner have a line of their own. */
export class WaitingLines<P extends { readonly payer: Payer }> {
  /** In order of turns, both partners and the users of each. */
  private readonly lines = new Map<string, Map<string, P[]>>();

  /** @returns how many wait for the payer's partner (or for a user without one), and how many for the user */
  count(payer: Payer): { readonly line: number; readonly user: number } {
    const users = this.lines.get(lineOf(payer));
    let line = 0;
    for (const waiting of users?.values() ?? []) line += waiting.length;
    return { line, user: users?.get(payer.user)?.length ?? 0 };
  }

  add(place: P): void {
    const { user } = place.payer;
    const users = this.lines.get(lineOf(place.payer)) ?? new Map<string, P[]>();
    this.lines.set(lineOf(place.payer), users.set(user, [...(users.get(user) ?? []), place]));
  }

  /** The first in line of each user, in order of turns. */
  *firsts(): Iterable<P> {
    for (const users of this.lines.values()) for (const [first] of users.values()) yield first!;
  }

  /** Removes it, and moves its user and partner to the end of the order. */
  take(place: P): void {
    this.remove(place);
    const users = this.lines.get(lineOf(place.payer));
    if (users) moveToEnd(users, place.payer.user);
    moveToEnd(this.lines, lineOf(place.payer));
  }

  remove(place: P): void {
    const { user } = place.payer;
    const users = this.lines.get(lineOf(place.payer));
    const left = users?.get(user)?.filter((each) => each !== place) ?? [];
    if (left.length > 0) users?.set(user, left);
    else users?.delete(user);
    if (users?.size === 0) this.lines.delete(lineOf(place.payer));
  }
}

function lineOf({ partner, user }: Payer): string {
  return partner ?? user;
}

function moveToEnd<V>(map: Map<string, V>, key: string): void {
  const value = map.get(key);
  if (value === undefined) return;
  map.delete(key);
  map.set(key, value);
}
