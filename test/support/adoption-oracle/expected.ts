import { breakdownOf } from '../naive-adoption/breakdown.js';
import { engagementAdoptionOf } from '../naive-adoption/engagement-adoption.js';
import { cohortsOf } from '../naive-adoption/cohorts.js';
import { plusDays } from '../naive-adoption/days.js';
import { callsOf } from '../naive-adoption/filter.js';
import { integrationUsageOf } from '../naive-adoption/integration-usage.js';
import { cohortOf, funnelOf, timesOf } from '../naive-adoption/funnel.js';
import { partnerAdoptionOf, rankedPartners } from '../naive-adoption/partner-adoption.js';
import { seriesOf } from '../naive-adoption/series.js';
import { totalsOf } from '../naive-adoption/totals.js';
import type { Call, World } from '../naive-adoption/world.js';
import { versionsOf } from '../naive-adoption/versions.js';
import type { Question } from './question.js';

/** What the recount is about. */
export interface Known {
  readonly world: World;
  readonly calls: readonly Call[];
  readonly now: number;
}

/** What the query about adoption should answer. */
export function staffAnswer({ world, calls, now }: Known, question: Question) {
  const { filter, interval, groupBy, by, first, cohortFrom, cohortTo, cohorts } = question;
  const counted = callsOf(world, calls, filter);
  const days = { from: cohortFrom ?? filter.from, to: cohortTo ?? filter.to };
  const cohort = cohortOf(world, filter, days);
  return {
    adoption: {
      ...{ from: filter.from, to: filter.to, totals: totalsOf(counted) },
      breakdown: breakdownOf(counted, by, first),
      series: seriesOf(counted, filter, { interval, groupBy, now }),
      funnel: funnelOf(world, cohort, calls),
      versions: versionsOf(world, calls, filter, now),
      cohorts: cohortsOf(world, cohort, calls, { ...days, interval: cohorts, now }),
      ...timesOf(world, cohort, calls, now),
    },
  };
}

/** What the query about engagements and partners should answer. */
export function peopleAnswer({ world, calls, now }: Known, { partnersFilter, filter, orderBy }: Question) {
  const range = { from: plusDays(partnersFilter.to, -27), ...partnersFilter };
  const everything = { from: filter.from, to: filter.to, environment: 'PRODUCTION' } as const;
  return {
    engagements: world.engagements.map((engagement) => ({
      key: engagement.key,
      adoption: engagementAdoptionOf(world, engagement, calls, now),
    })),
    partnerAdoption: rankedPartners(world, calls, { ...range, now }, orderBy),
    partners: world.partners.map((partner) => ({
      id: partner.id,
      adoption: partnerAdoptionOf(world, partner, calls, { ...everything, now }).figures,
    })),
  };
}

/** What the query of a user of a partner should answer. */
export function partnerAnswer({ world, calls, now }: Known, partnerId: string, { days, filter }: Question) {
  const own = world.engagements.filter(({ partner }) => partner.id === partnerId);
  return own.map((engagement) => ({
    key: engagement.key,
    usage: integrationUsageOf(world, engagement, calls, { days, environment: filter.environment, now }),
  }));
}

/** Lists whose order is not under test. */
export function byId(nodes: readonly { readonly id?: string; readonly key?: string }[]): object {
  return Object.fromEntries(nodes.map((node) => [node.id ?? node.key, node]));
}
