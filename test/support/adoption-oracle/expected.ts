import { breakdownOf } from '../naive-adoption/breakdown.js';
import { engagementAdoptionOf } from '../naive-adoption/engagement-adoption.js';
import { callsOf } from '../naive-adoption/filter.js';
import { integrationUsageOf } from '../naive-adoption/integration-usage.js';
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

/** What the staff query should answer. */
export function staffAnswer(
  { world, calls, now }: Known,
  { filter, interval, groupBy, by, first }: Question,
) {
  const counted = callsOf(world, calls, filter);
  return {
    adoption: {
      ...{ from: filter.from, to: filter.to, totals: totalsOf(counted) },
      breakdown: breakdownOf(counted, by, first),
      series: seriesOf(counted, filter, { interval, groupBy, now }),
    },
    engagements: byKey(
      world.engagements.map((engagement) => {
        const { calls28, errorRate28, activeDays28, trend, lastCallAt } = engagementAdoptionOf(
          world,
          engagement,
          calls,
          now,
        );
        return { key: engagement.key, adoption: { calls28, errorRate28, activeDays28, trend, lastCallAt } };
      }),
    ),
  };
}

/** What the query of a user of a partner should answer. */
export function partnerAnswer({ world, calls, now }: Known, partnerId: string, { days }: Question) {
  const own = world.engagements.filter(({ partner }) => partner.id === partnerId);
  return byKey(
    own.map((engagement) => ({
      key: engagement.key,
      usage: integrationUsageOf(engagement, calls, days, now),
    })),
  );
}

/** Lists whose order is not under test, by key. */
export function byKey<T extends { readonly key: string }>(nodes: readonly T[]): Record<string, T> {
  return Object.fromEntries(nodes.map((node) => [node.key, node]));
}
