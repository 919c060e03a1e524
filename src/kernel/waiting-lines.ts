import type { Party } from './party.js';

/** Who waits: a line for each partner, and in it one for each user; whoever has no partner stands beside the partners. */
export class WaitingLines<P extends { readonly party: Party }> {
  /** The next in turn stands first, among the partners and among the users of each. */
  private readonly lines = new Map<string, Map<string, P[]>>();

  /** @returns how many wait of the party's partner (or of a user without one), and how many of the user */
  count(party: Party): { readonly line: number; readonly user: number } {
    const users = this.lines.get(lineOf(party));
    let line = 0;
    for (const waiting of users?.values() ?? []) line += waiting.length;
    return { line, user: users?.get(party.user)?.length ?? 0 };
  }

  add(place: P): void {
    const { user } = place.party;
    const users = this.lines.get(lineOf(place.party)) ?? new Map<string, P[]>();
    this.lines.set(lineOf(place.party), users.set(user, [...(users.get(user) ?? []), place]));
  }

  /** The longest-waiting place of each user, in the order of turns. */
  *firsts(): Iterable<P> {
    for (const users of this.lines.values()) for (const [first] of users.values()) yield first!;
  }

  /** Gives a place its turn: its user and its partner have their next one after all the others. */
  take(place: P): void {
    this.remove(place);
    const users = this.lines.get(lineOf(place.party));
    if (users) moveToEnd(users, place.party.user);
    moveToEnd(this.lines, lineOf(place.party));
  }

  remove(place: P): void {
    const { user } = place.party;
    const users = this.lines.get(lineOf(place.party));
    const left = users?.get(user)?.filter((each) => each !== place) ?? [];
    if (left.length > 0) users?.set(user, left);
    else users?.delete(user);
    if (users?.size === 0) this.lines.delete(lineOf(place.party));
  }
}

function lineOf({ partner, user }: Party): string {
  return partner ?? user;
}

function moveToEnd<V>(map: Map<string, V>, key: string): void {
  const value = map.get(key);
  if (value === undefined) return;
  map.delete(key);
  map.set(key, value);
}
