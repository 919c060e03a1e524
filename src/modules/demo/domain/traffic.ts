import type { Environment } from '../../../kernel/enums.js';
import { type LocalDate, daysBetween } from '../../../kernel/local-date.js';
import type { CallArc } from './arc.js';

/** The days on which an engagement's traffic changes. */
export interface TrafficSpan {
  /** Null until it is live. */
  readonly liveOn: LocalDate | null;
  /** The world's present. */
  readonly presentOn: LocalDate;
}

/** Calls on a weekday, and the share of them that fail. */
export interface Traffic {
  readonly calls: number;
  readonly failing: number;
}

const CLIMB_DAYS = 30;
/** Share of the sandbox calls that remain once an engagement is live. */
const AFTER_LAUNCH = 0.2;

/** @returns calls of one client on a day; none in production before go-live */
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

/** The operations that a partner ever calls: a share set by its breadth, spread evenly over all. */
export function calledOf<O>({ breadth }: CallArc, operations: readonly O[]): O[] {
  const count = Math.max(1, Math.round(operations.length * breadth));
  return operations.filter((_operation, index) => (index * count) % operations.length < count);
}

function share(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, part / whole));
}
