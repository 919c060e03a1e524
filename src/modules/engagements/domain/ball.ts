import type { Party } from '../../../kernel/enums.js';

/** A party had the ball from `since` until `until`, exclusive; null while it still has it. */
export interface BallInterval {
  readonly party: Party;
  readonly since: Date;
  readonly until: Date | null;
}

/** How a pass, hold or resume changes the latest interval, and the interval that follows it, if any. */
export interface BallMove {
  readonly latest: BallInterval | null;
  readonly next: BallInterval | null;
}

/**
 * Passes the ball to a party. A pass dated no later than the latest one takes over that one's start instead of adding an
 * interval. This happens because a pass is dated before it waits for the lock.
 * @param latest null if nobody has had the ball yet
 */
export function passed(latest: BallInterval | null, party: Party, now: Date): BallMove {
  if (latest === null) return { latest, next: { party, since: now, until: null } };
  if (latest.until === null && latest.since >= now) return { latest: { ...latest, party }, next: null };
  const since = latest.until ?? now;
  return { latest: { ...latest, until: since }, next: { party, since: laterOf(since, now), until: null } };
}

/** Ends the current interval: the engagement was put on hold or closed, so nobody must act. */
export function stopped(latest: BallInterval | null, now: Date): BallMove {
  if (latest === null || latest.until !== null) return { latest, next: null };
  return { latest: { ...latest, until: laterOf(latest.since, now) }, next: null };
}

/** Gives the ball back to the last party after a hold. */
export function resumed(latest: BallInterval | null, now: Date): BallMove {
  if (latest === null || latest.until === null) return { latest, next: null };
  return passed(latest, latest.party, now);
}

function laterOf(one: Date, other: Date): Date {
  return one > other ? one : other;
}
