import { breakdownOf } from '../naive-adoption/breakdown.js';
import { engagementAdoptionOf } from '../naive-adoption/engagement-adoption.js';
import { callsOf } from '../naive-adoption/filter.js';
import { integrationUsageOf } from '../naive-adoption/integration-usage.js';
import { cohortOf, funnelOf, timesOf } from '../naive-adoption/funnel.js';
import { seriesOf } from '../naive-adoption/series.js';
import { totalsOf } from '../naive-adoption/totals.js';
import type { Call, World } from '../naive-adoption/world.js';
import type { Question } from './question.js';

/** What the recount is about. */
export interface Known {
  readonly world: World;
  readonly calls: readonly Call[];
  readonly now: number;
}

/** What the query about adoption should answer. */
export function staffAnswer({ world, calls, now }: Known, question: Question) {
  const { filter, interval, groupBy, by, first, cohortFrom, cohortTo } = question;
  const counted = callsOf(world, calls, filter);
  const cohort = cohortOf(world, filter, { from: cohortFrom ?? filter.from, to: cohortTo ?? filter.to });
  return {
    adoption: {
      ...{ from: filter.from, to: filter.to, totals: totalsOf(counted) },
      breakdown: breakdownOf(counted, by, first),
      series: seriesOf(counted, filter, { interval, groupBy, now }),
      funnel: funnelOf(world, cohort, calls),
      ...timesOf(world, cohort, calls, now),
    },
  };
}

/** What the query about engagements should answer. */
export function peopleAnswer({ world, calls, now }: Known) {
  return {
    engagements: world.engagements.map((engagement) => {
      const { calls28, errorRate28, activeDays28, trend, lastCallAt } = engagementAdoptionOf(
        world,
        engagement,
        calls,
        now,
      );
      return { key: engagement.key, adoption: { calls28, errorRate28, activeDays28, trend, lastCallAt } };
    }),
  };
}

/** What the query of a user of a partner should answer. */
export function partnerAnswer({ world, calls, now }: Known, partnerId: string, { days }: Question) {
  const own = world.engagements.filter(({ partner }) => partner.id === partnerId);
  return own.map((engagement) => ({
    key: engagement.key,
    usage: integrationUsageOf(engagement, calls, days, now),
  }));
}

/** Lists whose order is not under test. */
export function byId(nodes: readonly { readonly id?: string; readonly key?: string }[]): object {
  return Object.fromEntries(nodes.map((node) => [node.id ?? node.key, node]));
}
