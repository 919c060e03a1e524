import { localMidnight } from './days.js';
import { type Filter, allows, isCountedPartner } from './filter.js';
import {
  activatedOn,
  firstSuccess,
  sustainedOn,
  timeToProductionHours,
  ttfcHours,
  usesOn,
} from './first-uses.js';
import { percentile, ratio, round } from './quantiles.js';
import type { Call, Engagement, World } from './world.js';

export const STEPS = [
  ...(['REGISTERED', 'FIRST_SANDBOX_CALL', 'CERTIFIED'] as const),
  ...(['FIRST_PRODUCTION_CALL', 'ACTIVATED', 'SUSTAINED'] as const),
] as const;
export type Step = (typeof STEPS)[number];

/** The days on which the engagements to count began. */
export interface Cohort {
  readonly from: string;
  readonly to: string;
}

/** Integrations and migrations that the filter chooses by their partner, scope and type; its environment and days do not matter. */
export function cohortOf(world: World, filter: Filter, { from, to }: Cohort): Engagement[] {
  return world.engagements.filter(
    ({ type, partner, startedOn, scope }) =>
      (type === 'INTEGRATION' || type === 'MIGRATION') &&
      from <= startedOn &&
      startedOn <= to &&
      isCountedPartner(filter, partner) &&
      allows(filter.engagementTypes, type) &&
      (!filter.apiProductIds ||
        scope.some(({ version }) => allows(filter.apiProductIds, version.product.id))) &&
      (!filter.applicationIds ||
        world.applications.some(
          (each) => each.partner === partner && allows(filter.applicationIds, each.id),
        )),
  );
}

/** When an engagement reached each step; null for those it has not. */
export function stepsOf(world: World, engagement: Engagement, calls: readonly Call[]): (number | null)[] {
  const registered = registrationOf(world, engagement);
  const first = (day: string | null) => (day === null ? null : usesOn(engagement, calls, day));
  return [
    registered,
    firstSuccess(engagement, calls, 'SANDBOX'),
    earliest(engagement.launches),
    firstSuccess(engagement, calls, 'PRODUCTION'),
    first(activatedOn(engagement, calls)),
    first(sustainedOn(engagement, calls)),
  ];
}

function registrationOf({ applications }: World, { partner }: Engagement): number | null {
  return earliest(
    applications.filter((each) => each.partner === partner).map(({ registeredAt }) => registeredAt),
  );
}

const earliest = (instants: readonly number[]) => (instants.length === 0 ? null : Math.min(...instants));

const DAY = 86_400_000;

/** Adoption.funnel, with the keys of the engagements behind each number. */
export function funnelOf(world: World, cohort: readonly Engagement[], calls: readonly Call[]) {
  const reached = cohort.map((engagement) => {
    const steps = stepsOf(world, engagement, calls);
    const gap = steps.indexOf(null);
    return { engagement, steps: gap === -1 ? steps : steps.slice(0, gap) };
  });
  const counted = STEPS.map((step, place) => ({
    step,
    by: reached.filter(({ steps }) => steps.length > place),
  }));
  return counted.map(({ step, by }, place) => {
    const days = by
      .map(({ engagement, steps }) => daysTo(engagement, steps, place))
      .filter((each) => each >= 0);
    return {
      ...{ step, n: by.length },
      conversion: place === 0 ? null : ratio(by.length, counted[place - 1]!.by.length),
      medianDays: round(percentile(days, 0.5), 2),
      engagements: {
        nodes: by
          .map(({ engagement: { key } }) => ({ key }))
          .sort((one, other) => numberOf(other) - numberOf(one)),
      },
    };
  });
}

const numberOf = ({ key }: { readonly key: string }) => Number(key.replace('ENG-', ''));

/** Days from registration, of a migration from its start if that was later; to be registered takes none. */
function daysTo(
  { type, startedOn, timeZone }: Engagement,
  steps: readonly (number | null)[],
  place: number,
): number {
  if (place === 0) return 0;
  const start = type === 'MIGRATION' ? localMidnight(startedOn, timeZone) : -Infinity;
  return (steps[place]! - Math.max(steps[0]!, start)) / DAY;
}

/** Adoption.timeToFirstCall and timeToProduction. */
export function timesOf(world: World, cohort: readonly Engagement[], calls: readonly Call[], now: number) {
  const stats = (environment: 'SANDBOX' | 'PRODUCTION', hours: (engagement: Engagement) => number | null) => {
    const known = cohort.map(hours).filter((each) => each !== null);
    const open = cohort.filter(({ status }) => status === 'ACTIVE' || status === 'ON_HOLD');
    return {
      medianHours: round(percentile(known, 0.5), 2),
      p90Hours: round(percentile(known, 0.9), 2),
      n: known.length,
      pending: open.filter((engagement) => firstSuccess(engagement, calls, environment) === null).length,
    };
  };
  return {
    timeToFirstCall: stats('SANDBOX', (engagement) => ttfcHours(world, engagement, calls, now)),
    timeToProduction: stats('PRODUCTION', (engagement) => timeToProductionHours(engagement, calls)),
  };
}
