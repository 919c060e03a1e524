import fc from 'fast-check';
import { dayOf, plusDays, startOf } from '../naive-adoption/days.js';
import type { Fields } from '../naive-adoption/inbox.js';
import { TARGETS } from './catalog.js';
import { daysAgo } from './world-arbitrary.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const DAY = 24 * HOUR;
const BOUNDS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];

const status = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(200, 200, 201, 302, 399) },
  { weight: 4, arbitrary: fc.constantFrom(400, 404, 428, 429, 429, 430, 499, 500, 503, 599) },
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
/** Close to now, before or after it. */
const recent = fc.record({ minutes: fc.constantFrom(-6, -1, 0, 1, 4, 5, 6) });

const common = {
  /** Index of a credential, modulo their number; some are unknown. */
  client: fc.oneof(
    { weight: 9, arbitrary: fc.nat({ max: 20 }) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  target: fc.nat({ max: TARGETS.length - 1 }),
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
    { weight: 20, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom('STATUS', 'TIME', 'METHOD') },
  ),
});

/** Calls on many days, as activation, sustained use and the trend need them. */
const streak = fc.record({
  ...common,
  ago: daysAgo,
  gaps: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 6 }) },
    ),
    {
      minLength: 2,
      maxLength: 14,
    },
  ),
  at: timeOfDay,
  statuses: fc.array(status, { minLength: 1, maxLength: 2 }),
});

export const callsRecipe = fc.record({
  lone: fc.array(lone, { maxLength: 15 }),
  streaks: fc.array(streak, { maxLength: 3 }),
});

type Recipe<A> = A extends fc.Arbitrary<infer T> ? T : never;

/** @param clientIds of the world's credentials */
export function recordsOf(
  { lone: singles, streaks }: Recipe<typeof callsRecipe>,
  clientIds: readonly string[],
  now: number,
): Fields[] {
  const base = ({ client, target }: { client: number | null; target: number }) => {
    const [method, host, path] = TARGETS[target]!.split(' ') as [string, string, string];
    const clientId =
      client === null || clientIds.length === 0 ? 'nobody' : clientIds[client % clientIds.length]!;
    return { clientId, method, path, ...(host === '*' ? {} : { host }) };
  };
  const today = dayOf(now);
  const used = new Set<string>();
  const loners = singles.map((each, index): Fields => {
    const { when, latency: latencyMs, fault } = each;
    const at =
      'minutes' in when ? now + when.minutes * MINUTE : startOf(plusDays(today, -when.ago)) + when.at;
    const time = fault === 'TIME' ? '2026-02-30T10:00:00Z' : new Date(at).toISOString();
    const { method, ...rest } = base(each);
    return {
      ...nameOf(each.naming, `lone ${index}`, time.slice(0, 7), used),
      ...rest,
      ...{ time, status: fault === 'STATUS' ? 600 : each.status },
      ...(fault === 'METHOD' ? {} : { method }),
      ...(latencyMs === null ? {} : { latencyMs }),
    };
  });
  const inStreaks = streaks.flatMap((each, index) => {
    let ago = each.ago;
    return each.gaps.map((gap, nth): Fields => {
      const time = new Date(startOf(plusDays(today, -ago)) + each.at).toISOString();
      ago -= gap;
      return {
        id: `streak ${index} ${nth}`,
        ...base(each),
        time,
        status: each.statuses[nth % each.statuses.length]!,
      };
    });
  });
  return [...loners, ...inStreaks];
}

/** The same id in two months names two calls; twice in one month it would be a repeat with other contents. */
function nameOf(naming: string, own: string, month: string, used: Set<string>): { id?: string } {
  if (naming === 'NONE') return {};
  if (naming === 'OWN' || used.has(month)) return { id: own };
  used.add(month);
  return { id: 'same' };
}
