import { groupBy } from '../../kernel/group-by.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { memoised } from '../../kernel/memoised.js';
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

interface Unfinished extends Traits {
  readonly id: string;
  /** In the engagement's time zone. */
  readonly today: LocalDate;
}

interface Counted extends Traits {
  readonly today: LocalDate;
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

/** The unfinished milestones of engagements, each with its local day. */
const UNFINISHED = `
  select m.id, p.slug, m.code, e.type, m.stage, m.party, w.today::text as today
  from unnest($1::uuid[], $2::date[]) w (id, today)
  join milestone m on m.engagement_id = w.id -- milestone_in_order
  join engagement e on e.id = w.id
  left join playbook p on p.id = e.playbook_id
  where ${toSql(isUnfinished(sql`m`))}`;

/** Distinct traits, and how many samples from before that day each of their pools has. */
const COUNTS = `
  select o.*, json_build_object(${POOLS.map(
    ([pool, like]) => `'${pool}', (select count(*) from (
      select from milestone_duration d where ${like} and d.completed_on < o.today::date limit ${MIN_SAMPLES}) x)`,
  ).join(', ')}) as counts
  from jsonb_to_recordset($1) as o (slug text, code text, type text, stage text, party text, today text)`;

/** The samples of the wanted pools. Only the branch of a row's own pool is run. */
const SAMPLES = `
  select o.key, s.planned, s.actual, s.count
  from jsonb_to_recordset($1) as o (key text, pool text, slug text, code text, type text, stage text, party text,
    today date)
  cross join lateral (${POOLS.map(
    ([pool, like]) => `
      select d.planned_days as planned, d.actual_days as actual, count(*)::int as count from milestone_duration d
      where o.pool = '${pool}' and ${like} and d.completed_on < o.today group by 1, 2`,
  ).join(' union all ')}) s
  order by o.key, s.planned, s.actual`;

/** The samples that a milestone's durations are drawn from. */
export interface ChosenSamples {
  readonly pool: SamplePool;
  readonly samples: readonly DurationSample[];
  readonly n: number;
}

/** An engagement, and the local day that a forecast is for: milestones that ended before it are samples. */
export interface PoolsWanted {
  readonly id: string;
  readonly today: LocalDate;
}

/** The pool of each unfinished milestone of engagements, in three statements whatever their number. */
export async function samplePools(
  tx: Tx,
  wanted: readonly PoolsWanted[],
): Promise<ReadonlyMap<string, ChosenSamples>> {
  const unfinished = await preparedQuery<Unfinished>(tx, 'unfinished_traits', UNFINISHED, [
    wanted.map(({ id }) => id),
    wanted.map(({ today }) => today),
  ]);
  const distinct = new Map(unfinished.map(({ id: _id, ...traits }) => [keyOf(traits), traits]));
  const counted = await preparedQuery<Counted>(tx, 'sample_counts', COUNTS, [
    JSON.stringify([...distinct.values()]),
  ]);
  const chosen = new Map(
    counted.map(({ counts, ...one }) => [
      keyOf(one),
      withPool(
        one,
        choosePool((pool) => counts[pool]),
      ),
    ]),
  );
  const pools = new Map([...chosen.values()].map((one) => [one.key, one]));
  const rows = await preparedQuery<DurationSample & { key: string }>(tx, 'sample_pools', SAMPLES, [
    JSON.stringify([...pools.values()]),
  ]);
  const byKey = groupBy(rows, ({ key }) => key);
  const samplesOf = memoised((key: string) => {
    const samples = byKey.get(key) ?? [];
    return { samples, n: samples.reduce((sum, { count }) => sum + count, 0) };
  });
  return new Map(
    unfinished.map(({ id, ...traits }) => {
      const { pool, key } = chosen.get(keyOf(traits))!;
      return [id, { pool, ...samplesOf(key) }];
    }),
  );
}

/** A key that is the same for milestones with the same pools. */
const keyOf = ({ slug, code, type, stage, party, today }: Traits & Pick<PoolsWanted, 'today'>): string =>
  JSON.stringify([slug, code, type, stage, party, today]);

function withPool(traits: Traits & Pick<PoolsWanted, 'today'>, pool: SamplePool) {
  const { slug, code, type, stage, party, today } = traits;
  const narrowing: Record<SamplePool, readonly unknown[]> = {
    PLAYBOOK_MILESTONE: [slug, code],
    STAGE_AND_PARTY: [type, stage, party],
    ENGAGEMENT_TYPE: [type],
    ALL: [],
  };
  return { ...traits, pool, key: JSON.stringify([pool, today, ...narrowing[pool]]) };
}
