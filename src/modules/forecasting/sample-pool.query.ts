import { groupBy } from '../../kernel/group-by.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { preparedQuery, type Tx } from '../../platform/database/tx.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { isUnfinished } from '../planning/index.js';
import { choosePool, type DurationSample, MIN_SAMPLES, type SamplePool } from './domain/sampling.js';

/** What decides which finished milestones a milestone is like. */
interface Traits {
  readonly slug: string | null;
  readonly code: string;
  readonly type: string;
  readonly stage: string;
  readonly party: string;
}

interface Counted extends Traits {
  readonly id: string;
  /** Up to MIN_SAMPLES. */
  readonly counts: Readonly<Record<SamplePool, number>>;
}

/** Conditions on samples `d` like row `o`; each uses an index of milestone_duration. */
const LIKE: Readonly<Record<SamplePool, string>> = {
  PLAYBOOK_MILESTONE: 'd.playbook_slug = o.slug and d.code = o.code',
  STAGE_AND_PARTY: 'd.type = o.type and d.stage = o.stage and d.party = o.party',
  ENGAGEMENT_TYPE: 'd.type = o.type',
  ALL: 'true',
};
const POOLS = Object.entries(LIKE) as [SamplePool, string][];

/** The unfinished milestones of engagement `$1`, and how many samples from before `$2` each pool has. */
const COUNTS = `
  select o.*, json_build_object(${POOLS.map(
    ([pool, like]) => `'${pool}', (select count(*) from (
      select from milestone_duration d where ${like} and d.completed_on < $2 limit ${MIN_SAMPLES}) x)`,
  ).join(', ')}) as counts
  from (
    select m.id, p.slug, m.code, e.type, m.stage, m.party
    from milestone m -- milestone_in_order
    join engagement e on e.id = m.engagement_id
    left join playbook p on p.id = e.playbook_id
    where m.engagement_id = $1 and ${toSql(isUnfinished(sql`m`))}
  ) o`;

/** The samples of the wanted pools. Only the branch of a row's own pool is run. */
const SAMPLES = `
  select o.key, s.planned, s.actual, s.count
  from jsonb_to_recordset($1) as o (key text, pool text, slug text, code text, type text, stage text, party text)
  cross join lateral (${POOLS.map(
    ([pool, like]) => `
      select d.planned_days as planned, d.actual_days as actual, count(*)::int as count from milestone_duration d
      where o.pool = '${pool}' and ${like} and d.completed_on < $2 group by 1, 2`,
  ).join(' union all ')}) s
  order by o.key, s.planned, s.actual`;

/** The samples that a milestone's durations are drawn from. */
export interface ChosenSamples {
  readonly pool: SamplePool;
  readonly samples: readonly DurationSample[];
  readonly n: number;
}

/**
 * The pool of each unfinished milestone of an engagement, in two statements whatever their number.
 * @param today in the engagement's time zone; milestones that ended before it are samples
 */
export async function samplePools(
  tx: Tx,
  engagementId: string,
  today: LocalDate,
): Promise<ReadonlyMap<string, ChosenSamples>> {
  const counted = await preparedQuery<Counted>(tx, 'sample_counts', COUNTS, [engagementId, today]);
  const chosen = counted.map((one) =>
    withPool(
      one,
      choosePool((pool) => one.counts[pool]),
    ),
  );
  const wanted = [...new Map(chosen.map((one) => [one.key, one])).values()];
  const rows = await preparedQuery<DurationSample & { key: string }>(tx, 'sample_pools', SAMPLES, [
    JSON.stringify(wanted),
    today,
  ]);
  const byKey = groupBy(rows, ({ key }) => key);
  return new Map(
    chosen.map(({ id, key, pool }) => {
      const samples = byKey.get(key) ?? [];
      return [id, { pool, samples, n: samples.reduce((sum, { count }) => sum + count, 0) }];
    }),
  );
}

function withPool({ counts: _counts, ...traits }: Counted, pool: SamplePool) {
  const { slug, code, type, stage, party } = traits;
  const narrowing: Record<SamplePool, readonly unknown[]> = {
    PLAYBOOK_MILESTONE: [slug, code],
    STAGE_AND_PARTY: [type, stage, party],
    ENGAGEMENT_TYPE: [type],
    ALL: [],
  };
  return { ...traits, pool, key: JSON.stringify([pool, ...narrowing[pool]]) };
}
