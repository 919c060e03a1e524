import type { Party } from '../../../kernel/enums.js';

/** A party had the ball from `since` up to but not including `until`; null while it still has it. */
export interface BallInterval {
  readonly party: Party;
  readonly since: Date;
  readonly until: Date | null;
}

/** What a move makes of the latest interval, and which one begins after it. */
export interface BallMove {
  readonly latest: BallInterval | null;
  readonly next: BallInterval | null;
}

/**
 * The ball goes to a party. Of two passes within one instant the second replaces the first, and a pass that waited for
 * another one's lock, so that its own instant lies before that one's, counts at that one's: nothing is back-dated.
 * @param latest null if nobody ever had it
 */
export function passed(latest: BallInterval | null, party: Party, now: Date): BallMove {
  if (latest === null) return { latest, next: { party, since: now, until: null } };
  if (latest.until === null && latest.since >= now) return { latest: { ...latest, party }, next: null };
  const since = latest.until ?? now;
  return { latest: { ...latest, until: since }, next: { party, since: laterOf(since, now), until: null } };
}

/** Nobody has to act any more: the engagement is on hold, or over. */
export function rested(latest: BallInterval | null, now: Date): BallMove {
  if (latest === null || latest.until !== null) return { latest, next: null };
  return { latest: { ...latest, until: laterOf(latest.since, now) }, next: null };
}

/** Work goes on after a hold: whoever had the ball has it again. */
export function resumed(latest: BallInterval | null, now: Date): BallMove {
  if (latest === null || latest.until === null) return { latest, next: null };
  return passed(latest, latest.party, now);
}

function laterOf(one: Date, other: Date): Date {
  return one > other ? one : other;
}
