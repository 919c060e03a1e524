import type { Environment } from '../../../kernel/enums.js';
import { type LocalDate, daysBetween } from '../../../kernel/local-date.js';
import type { CallArc } from './arc.js';

/** The days between which an engagement's traffic changes. */
export interface TrafficSpan {
  /** Null before it is live. */
  readonly liveOn: LocalDate | null;
  /** The world's present. */
  readonly presentOn: LocalDate;
}

/** A weekday's calls, and the share of them that fails. */
export interface Traffic {
  readonly calls: number;
  readonly failing: number;
}

const CLIMB_DAYS = 30;
/** What is left of the sandbox's calls once an engagement is live. */
const AFTER_LAUNCH = 0.2;

/** @returns what one client calls on a day; nothing in production before go-live */
export function trafficOf(
  arc: CallArc,
  environment: Environment,
  day: LocalDate,
  span: TrafficSpan,
): Traffic {
  const { liveOn, presentOn } = span;
  const isLive = liveOn !== null && day > liveOn;
  if (environment === 'SANDBOX')
    return { calls: arc.sandbox * (isLive ? AFTER_LAUNCH : 1), failing: arc.failing };
  if (!isLive) return { calls: 0, failing: 0 };
  const grown = share(daysBetween(liveOn, day), daysBetween(liveOn, presentOn));
  const climbed = share(CLIMB_DAYS - daysBetween(day, presentOn), CLIMB_DAYS);
  return {
    calls: arc.production * (1 + ((arc.growth ?? 1) - 1) * grown),
    failing: arc.failing + ((arc.failingNow ?? arc.failing) - arc.failing) * climbed,
  };
}

/** Which operations a partner ever calls: as many as its breadth says, spread over all there are. */
export function calledOf<O>({ breadth }: CallArc, operations: readonly O[]): O[] {
  const count = Math.max(1, Math.round(operations.length * breadth));
  return operations.filter((_operation, index) => (index * count) % operations.length < count);
}

function share(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, part / whole));
}
