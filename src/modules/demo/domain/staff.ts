import type { AllocationKind } from '../../../kernel/enums.js';
import type { Story } from './stories.js';

/** Skill levels, 1-5, by slug of the API product. */
type Skills = Readonly<Record<string, number>>;

/** An engineer's region, skills and time off; days are counted from the world's present. */
interface Post {
  readonly region: string;
  readonly skills: Skills;
  /** Full time if omitted. */
  readonly weeklyCapacityHours?: number;
  /** First and last day of each time off. */
  readonly away: readonly (readonly [from: number, to: number])[];
}

/** By the part of their email address before the @. */
export const POSTS: Readonly<Record<string, Post>> = {
  engineer: {
    region: 'US',
    skills: { payments: 5, deposits: 4, identity: 3, lending: 3 },
    away: [
      [-13, -12],
      [20, 24],
    ],
  },
  engineer2: {
    region: 'US',
    skills: { deposits: 5, payments: 4, identity: 4 },
    away: [
      [-9, -9],
      [6, 8],
    ],
  },
  sasha: { region: 'GB', skills: { payments: 4, 'reference-data': 4, deposits: 3 }, away: [[13, 24]] },
  amara: {
    region: 'GB',
    skills: { deposits: 4, identity: 4, payments: 3 },
    away: [
      [-17, -13],
      [34, 38],
    ],
  },
  bruno: { region: 'DE', skills: { payments: 4, lending: 3, identity: 3 }, away: [[2, 3]] },
  chloe: { region: 'FR', skills: { identity: 5, payments: 3, 'reference-data': 3 }, away: [[27, 33]] },
  diego: {
    region: 'US',
    skills: { payments: 5, lending: 4, identity: 3 },
    away: [
      [-6, -6],
      [15, 15],
    ],
  },
  farah: { region: 'US', skills: { payments: 4, lending: 4, deposits: 2 }, away: [[9, 10]] },
  grace: {
    region: 'US-CA',
    skills: { identity: 4, payments: 3, lending: 2 },
    away: [
      [-15, -14],
      [50, 54],
    ],
  },
  henry: { region: 'US', skills: { payments: 4, identity: 3, deposits: 2 }, away: [[40, 51]] },
  ines: { region: 'ES', skills: { lending: 5, deposits: 4, 'reference-data': 4 }, away: [[30, 33]] },
  jack: {
    region: 'AU',
    weeklyCapacityHours: 24,
    skills: { payments: 3, 'reference-data': 2, deposits: 1 },
    away: [[23, 40]],
  },
};

/** An engineer's allocation to an engagement; days are counted from the world's present. */
export interface Booking {
  /** The part of their email address before the @. */
  readonly engineer: string;
  readonly hoursPerWeek: number;
  readonly kind: AllocationKind;
  /** The start of the engagement if omitted. */
  readonly fromIn?: number;
  readonly toIn: number;
}

/** Weekly hours of an engagement's lead; fewer once it is live. */
const HOURS = { INTEGRATION: 6, MIGRATION: 6, CO_CREATION: 10, ADVISORY: 4 } as const;
const LIVE_HOURS = 4;
const BOOKED_AHEAD_DAYS = 42;
/** Engagements younger than this may still be staffed differently. */
const STARTING_DAYS = 14;

/** Allocations to a story's engagement: its lead, hard once it is under way, and helpers. */
export function bookingsOf({ type, lead, startedDaysAgo, arc }: Story): Booking[] {
  const isLive = arc.calls.growth !== undefined || arc.calls.failingNow !== undefined;
  const own: Booking = {
    engineer: nameOf(lead),
    hoursPerWeek: isLive ? LIVE_HOURS : HOURS[type],
    kind: startedDaysAgo < STARTING_DAYS ? 'SOFT' : 'HARD',
    toIn: BOOKED_AHEAD_DAYS,
  };
  return [own, ...(arc.helpers ?? [])];
}

export function nameOf(email: string): string {
  return email.split('@')[0]!;
}

/** @param daysFromPresent the day in question, counted from the world's present */
export function isAway(engineer: string, daysFromPresent: number): boolean {
  return POSTS[engineer]!.away.some(([from, to]) => from <= daysFromPresent && daysFromPresent <= to);
}
