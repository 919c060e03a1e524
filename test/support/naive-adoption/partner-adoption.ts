import { dayOf, plusDays } from './days.js';
import { type Conditions, countsPartner, matchingCalls } from './filter.js';
import { activationDay, daysOfCalls, sustainedDay } from './first-uses.js';
import { firstIssueOf } from './in-scope.js';
import { within } from './engagement-adoption.js';
import { latencyQuantile, round } from './quantiles.js';
import { isSuccess, totalsOf } from './totals.js';
import type { Call, Partner, World } from './world.js';

export interface Range {
  readonly from: string;
  readonly to: string;
}

/** Numbers before they are rounded, by which partners are ranked. */
export interface Ranks {
  readonly NAME: string;
  readonly CALLS: number;
  readonly TREND: number | null;
  readonly ERROR_RATE: number | null;
  readonly P95: number | null;
  readonly BREADTH: number | null;
  readonly LAST_CALL: number | null;
}

/** The fields of PartnerAdoption, and what they are ranked by. */
export function partnerAdoptionOf(
  world: World,
  partner: Partner,
  all: readonly Call[],
  { from, to, now, ...conditions }: Range & Conditions & { readonly now: number },
) {
  const own = all.filter(({ credential }) => credential.application.partner === partner);
  const its = matchingCalls(own, conditions);
  const production = matchingCalls(own, { ...conditions, environment: 'PRODUCTION' }).filter(isSuccess);
  const start = plusDays(to, -27);
  const counted = within(its, from, to);
  const totals = totalsOf(counted);
  const [last, before] = [
    within(production, start, to),
    within(production, plusDays(start, -28), plusDays(start, -1)),
  ];
  const trend = before.length === 0 ? null : last.length / before.length - 1;
  const breadth = breadthOf(world, partner, last, { ...conditions, to, now });
  const times = its.map(({ time }) => time).filter((time) => dayOf(time) <= to);
  const lastCall = times.length === 0 ? null : Math.max(...times);
  const activeDays = daysOfCalls(production);
  const latencies = counted
    .filter(({ status }) => status !== 429)
    .flatMap(({ latencyMs }) => latencyMs ?? []);
  const unthrottled = totals.calls - totals.throttled;
  const ranks: Ranks = {
    ...{ NAME: partner.name, CALLS: totals.calls, TREND: trend, BREADTH: breadth, LAST_CALL: lastCall },
    ERROR_RATE: unthrottled === 0 ? null : (totals.clientErrors + totals.serverErrors) / unthrottled,
    P95: latencyQuantile(latencies, 0.95),
  };
  const figures = {
    ...{ from, to, ...totals, trend: round(trend, 6), breadth: round(breadth, 6) },
    activeDays: daysOfCalls(within(its.filter(isSuccess), start, to)).length,
    lastCallAt: lastCall === null ? null : new Date(lastCall).toISOString(),
    ...{ activatedOn: activationDay(activeDays), sustainedOn: sustainedDay(activeDays) },
  };
  return { ranks, figures };
}

/** Over the scope of the partner's open engagements, as far as the filter leaves their products. */
function breadthOf(
  world: World,
  partner: Partner,
  successes: readonly Call[],
  { apiProductIds, to, now }: Conditions & { readonly to: string; readonly now: number },
): number | null {
  const open = world.engagements.filter(
    (each) => each.partner === partner && (each.status === 'ACTIVE' || each.status === 'ON_HOLD'),
  );
  const end = Math.min(now, Date.parse(plusDays(to, 1)) - 1);
  if (open.every((engagement) => firstIssueOf(world, engagement, 'PRODUCTION', end) === null)) return null;
  const scoped = open
    .flatMap(({ scope }) => scope)
    .filter(({ version }) => !apiProductIds || apiProductIds.includes(version.product.id));
  const operations = new Set(
    scoped
      .flatMap(({ version, operations: chosen }) => chosen ?? version.operations)
      .filter(({ matchable, removed }) => matchable && !removed),
  );
  const called = [...operations].filter((each) => successes.some(({ operation }) => operation === each));
  return operations.size === 0 ? null : called.length / operations.size;
}

function ownsOneOf({ applications }: World, ids: Conditions['applicationIds'], partner: Partner): boolean {
  return !ids || applications.some((each) => each.partner === partner && ids.includes(each.id));
}

/** The partners of partnerAdoption in order; unknown values come last. */
export function rankedPartners(
  world: World,
  calls: readonly Call[],
  asked: Range & Conditions & { readonly now: number },
  { field, direction }: { readonly field: keyof Ranks; readonly direction: 'ASC' | 'DESC' },
) {
  const rows = world.partners
    .filter(
      (partner) => countsPartner(world, asked, partner) && ownsOneOf(world, asked.applicationIds, partner),
    )
    .map((partner) => ({ partner, ...partnerAdoptionOf(world, partner, calls, asked) }));
  const sign = direction === 'ASC' ? 1 : -1;
  return rows
    .sort(({ ranks: one, partner: { id } }, { ranks: other, partner: { id: otherId } }) => {
      const [mine, theirs] = [one[field], other[field]];
      if (mine === theirs) return id < otherId ? -sign : sign;
      if (mine === null || theirs === null) return mine === null ? 1 : -1;
      return mine < theirs ? -sign : sign;
    })
    .map(({ partner: { id }, figures }) => ({ partner: { id }, ...figures }));
}
