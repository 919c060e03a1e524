import fc from 'fast-check';
import { dayOf, plusDays, startOf } from '../naive-adoption/days.js';
import type { Fields } from '../naive-adoption/inbox.js';
import { OPERATIONS, TARGETS } from './catalog.js';
import type { Credential } from '../naive-adoption/world.js';
import { idOf } from './ids.js';
import { daysAgo } from './world-arbitrary.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const DAY = 24 * HOUR;
const BOUNDS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];

const status = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(200, 200, 201, 302, 399) },
  { weight: 4, arbitrary: fc.constantFrom(400, 404, 428, 429, 429, 429, 429, 430, 500, 599) },
  { weight: 1, arbitrary: fc.integer({ min: 200, max: 599 }) },
);
const latency = fc.option(
  fc.oneof(
    fc.constantFrom(0, ...BOUNDS, ...BOUNDS.map((bound) => bound + 0.5)),
    fc.integer({ min: 0, max: 12_000 }),
  ),
);
const timeOfDay = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, 1, HOUR - 1, HOUR, 12 * HOUR, DAY - 1) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: DAY - 1 }) },
);

/** When a call was made, and how its record names it. */
const single = fc.record({
  ago: fc.oneof({ weight: 12, arbitrary: daysAgo }, { weight: 1, arbitrary: fc.constantFrom(395, 430) }),
  at: timeOfDay,
});
/** Close to now; six minutes ahead is too far. */
const recent = fc.record({ minutes: fc.constantFrom(-6, -1, 0, 6) });

const common = {
  /** Index of a credential, modulo their number; some are unknown. */
  client: fc.oneof(
    { weight: 9, arbitrary: fc.nat({ max: 20 }) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  target: fc.oneof(
    { weight: 2, arbitrary: fc.nat({ max: OPERATIONS - 1 }) },
    fc.nat({ max: TARGETS.length - 1 }),
  ),
};

const lone = fc.record({
  ...common,
  when: fc.oneof({ weight: 9, arbitrary: single }, { weight: 1, arbitrary: recent }),
  status,
  latency,
  naming: fc.oneof(
    { weight: 8, arbitrary: fc.constant('OWN' as const) },
    { weight: 1, arbitrary: fc.constantFrom('NONE', 'SAME_IN_EACH_MONTH') },
  ),
  fault: fc.oneof(
    { weight: 40, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom('STATUS', 'TIME', 'METHOD') },
  ),
});

/** Calls on many days, as activation, sustained use and the trend need them. */
const streak = fc.record({
  ...common,
  ago: fc.oneof(fc.integer({ min: 5, max: 90 }), fc.constantFrom(13, 14, 27, 28, 29, 41, 55, 56, 57)),
  gaps: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 6 }) },
    ),
    {
      minLength: 4,
      maxLength: 14,
      size: 'max',
    },
  ),
  at: timeOfDay,
  statuses: fc.oneof(
    { weight: 3, arbitrary: fc.constant([200]) },
    fc.array(status, { minLength: 1, maxLength: 2 }),
  ),
});

/** What an onboarding looks like: a call in the sandbox, and then calls on many days by the same partner in production. */
const journey = fc.record({
  ...{ partner: fc.nat({ max: 2 }), target: fc.nat({ max: OPERATIONS - 1 }), tried: daysAgo, streak },
});

export const callsRecipe = fc.record({
  lone: fc.array(lone, { size: 'max', maxLength: 14 }),
  streaks: fc.array(streak, { size: 'max', maxLength: 3 }),
  journeys: fc.array(journey, { size: 'max', maxLength: 2 }),
});

type Recipe<A> = A extends fc.Arbitrary<infer T> ? T : never;
type Calls = Recipe<typeof callsRecipe>;

/** @param credentials of the world */
export function recordsOf(
  { lone: singles, streaks, journeys }: Calls,
  credentials: readonly Credential[],
  now: number,
): Fields[] {
  const today = dayOf(now);
  const clientOf = (number: number | null) =>
    number === null || credentials.length === 0
      ? 'nobody'
      : credentials[number % credentials.length]!.clientId;
  const used = new Set<string>();
  const loners = singles.map((each, index): Fields => {
    const { when, latency: latencyMs, fault } = each;
    const at =
      'minutes' in when ? now + when.minutes * MINUTE : startOf(plusDays(today, -when.ago)) + when.at;
    const time = fault === 'TIME' ? '2026-02-30T10:00:00Z' : new Date(at).toISOString();
    const { method, ...rest } = requestTo(each.target);
    return {
      ...nameOf(each.naming, `lone ${index}`, time.slice(0, 7), used),
      ...{ clientId: clientOf(each.client), ...rest, time, status: fault === 'STATUS' ? 600 : each.status },
      ...(fault === 'METHOD' ? {} : { method }),
      ...(latencyMs === null ? {} : { latencyMs }),
    };
  });
  const inStreaks = streaks.flatMap((each, index) =>
    streakOf(each, `streak ${index}`, clientOf(each.client), today),
  );
  const onJourneys = journeys.flatMap(({ partner, target, tried, streak: then }, index): Fields[] => {
    const of = (environment: string) =>
      credentials.find(
        (each) =>
          each.environment === environment && each.application.partner.id === idOf('partner', partner),
      );
    const [sandbox, production] = [of('SANDBOX'), of('PRODUCTION')];
    const time = new Date(startOf(plusDays(today, -tried)) + then.at).toISOString();
    const first = { ...requestTo(target), id: `journey ${index}`, time, status: 200 };
    return [
      ...(sandbox ? [{ ...first, clientId: sandbox.clientId }] : []),
      ...(production ? streakOf({ ...then, target }, `journey ${index}`, production.clientId, today) : []),
    ];
  });
  return [...loners, ...inStreaks, ...onJourneys];
}

function streakOf(
  { target, ago, gaps, at, statuses }: Recipe<typeof streak>,
  name: string,
  clientId: string,
  today: string,
): Fields[] {
  let days = ago;
  return gaps.map((gap, nth) => {
    const time = new Date(startOf(plusDays(today, -days)) + at).toISOString();
    days -= gap;
    return {
      id: `${name} ${nth}`,
      clientId,
      ...requestTo(target),
      time,
      status: statuses[nth % statuses.length]!,
    };
  });
}

function requestTo(target: number) {
  const [method, host, path] = TARGETS[target]!.split(' ') as [string, string, string];
  return { method, path, ...(host === '*' ? {} : { host }) };
}

/** The same id in two months names two calls; twice in one month it would be a repeat with other contents. */
function nameOf(naming: string, own: string, month: string, used: Set<string>): { id?: string } {
  if (naming === 'NONE') return {};
  if (naming === 'OWN' || used.has(month)) return { id: own };
  used.add(month);
  return { id: 'same' };
}
