import { In } from 'typeorm';
import { memoised } from '../../kernel/memoised.js';
import { plainRow, type Query } from '../../platform/database/read-together.js';
import { type Tx, preparedQuery, query } from '../../platform/database/tx.js';
import { type Part, type Sql, sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { saveHealth } from '../engagements/index.js';
import { usedModel } from '../health-models/index.js';
import type { BandState } from './domain/bands.js';
import { rangeOfLastDaily } from './domain/daily.js';
import type { EngagementState } from './engagement-state.query.js';
import { HEALTH_EVENTS } from './health.events.js';
import { HealthShadowEntity, HealthSnapshotEntity } from './health-snapshot.entity.js';
import { newestSnapshot } from './newest-snapshot.js';

export type HealthSnapshot = Omit<HealthSnapshotEntity, 'sequence'>;

/** An evaluation with that of the shadow, if there is one. */
export interface Evaluated {
  readonly health: HealthSnapshot;
  readonly shadow: HealthSnapshot | null;
}

/** What an evaluation needs from those already stored. */
export interface PriorEvaluations extends BandState {
  /** Whether this instant already has a daily evaluation; the one that replaces it is then daily too. */
  readonly isDaily: boolean;
}

/** The table of the active model's evaluations, or the shadows'. */
type Evaluations = 'health_snapshot' | 'health_shadow';

/**
 * Nothing is inherited from another model: neither the band if the previous evaluation was by one, nor a score with an
 * evaluation by one in between. Uses the index health_snapshot_as_of (engagement_id, as_of desc, sequence desc) for the band,
 * health_snapshot_daily for the score, or those of health_shadow.
 */
const priorOf = (name: Evaluations, engagements: string) => {
  const table: Part = { kind: 'text', text: name };
  const isOwn = sql`s.model_id = x.model_id`;
  const isUnbroken = sql`not exists (select from ${table} o where o.engagement_id = x.id and o.model_id <> x.model_id
    and o.as_of > s.as_of and o.as_of < $2)`;
  const before = (column: Sql, among: Sql) =>
    toSql(newestSnapshot(sql`case when ${isOwn} then ${column} end`, sql`x.id`, among, sql`${table}`));
  const previousDaily = sql`s.daily and s.as_of >= x.day_from and s.as_of < least(x.day_to, $2)`;
  return `
  select x.id as "engagementId",
    ${before(sql`s.band_before_caps`, sql`s.as_of < $2`)} as "bandBeforeCaps",
    ${before(sql`case when ${isUnbroken} then s.score end`, previousDaily)} as "lastDailyScore",
    exists (select from ${name} s where s.engagement_id = x.id and s.daily and s.as_of = $2) as "isDaily"
  from ${engagements}`;
};
const GIVEN = `unnest($1::uuid[], $3::timestamptz[], $4::timestamptz[], $5::uuid[]) x (id, day_from, day_to, model_id)`;
const PRIOR = {
  health_snapshot: priorOf('health_snapshot', GIVEN),
  health_shadow: priorOf('health_shadow', GIVEN),
};

/** With the model in use at the instant. */
const PRIOR_IN_USE = priorOf(
  'health_snapshot',
  `(select i.*, ${toSql(usedModel(sql`e`, sql`$2`))} as model_id
    from unnest($1::uuid[], $3::timestamptz[], $4::timestamptz[]) i (id, day_from, day_to)
    join engagement e on e.id = i.id) x`,
);

/** What the evaluation of one engagement by the model in use needs. */
export function priorEvaluationQuery(
  { id, timeZone }: Pick<EngagementState, 'id' | 'timeZone'>,
  asOf: Date,
): Query<PriorEvaluations> {
  const [from, until] = rangeOfLastDaily(asOf, timeZone);
  return {
    ...{ name: 'evaluation_before', text: PRIOR_IN_USE, values: [[id], asOf, [from], [until]] },
    fromJson: plainRow,
  };
}

/** An engagement and the model that evaluates it now. */
interface Judged {
  readonly engagement: EngagementState;
  readonly modelId: string;
}

/**
 * For band and score, ignores evaluations at `asOf` itself: the new ones replace them.
 * @returns by the engagement's id, for all of them
 */
export async function priorEvaluations(
  tx: Tx,
  judged: readonly Judged[],
  asOf: Date,
  from: Evaluations = 'health_snapshot',
): Promise<ReadonlyMap<string, PriorEvaluations>> {
  if (judged.length === 0) return new Map();
  const rangeIn = memoised((zone: string) => rangeOfLastDaily(asOf, zone));
  const ranges = judged.map(({ engagement }) => rangeIn(engagement.timeZone));
  type Row = PriorEvaluations & { readonly engagementId: string };
  const found = await preparedQuery<Row>(tx, `evaluation_before_${from}`, PRIOR[from], [
    judged.map(({ engagement }) => engagement.id),
    asOf,
    ranges.map(([first]) => first),
    ranges.map(([, end]) => end),
    judged.map(({ modelId }) => modelId),
  ]);
  return new Map(found.map(({ engagementId, ...prior }) => [engagementId, prior]));
}

/** @returns whether one of the jobs has stored an evaluation */
export function hasSnapshotOf(tx: Tx, jobIds: readonly string[]): Promise<boolean> {
  return tx.db.existsBy(HealthSnapshotEntity, { jobId: In(jobIds) });
}

/** @returns the latest instant after `asOf` for which the engagement was evaluated; null if there is none */
export async function latestInstantAfter(tx: Tx, engagementId: string, asOf: Date): Promise<Date | null> {
  const [later] = await query<{ asOf: Date }>(
    tx,
    `select as_of as "asOf" from health_snapshot where engagement_id = $1 and as_of > $2
     order by as_of desc limit 1`,
    [engagementId, asOf],
  );
  return later?.asOf ?? null;
}

/**
 * Stores evaluations of different engagements with those of their shadows, and records their events, in a fixed number of
 * statements. Updates the health of engagements unless a later instant was already evaluated.
 */
export async function storeSnapshots(tx: Tx, evaluated: readonly Evaluated[]): Promise<void> {
  if (evaluated.length === 0) return;
  const snapshots = evaluated.map(({ health }) => health);
  const shadows = evaluated.flatMap(({ shadow }) => shadow ?? []);
  await tx.db.insert(HealthSnapshotEntity, snapshots);
  if (shadows.length > 0) await tx.db.insert(HealthShadowEntity, shadows);
  const outdated = await evaluatedLater(tx, snapshots);
  await saveHealth(
    tx,
    snapshots
      .filter(({ engagementId }) => !outdated.has(engagementId))
      .map(({ engagementId, score, computedBand: band }) => ({ engagementId, score, band })),
  );
  const kind = HEALTH_EVENTS.scored;
  await recordEvent(tx, ...snapshots.map(({ engagementId: subject }) => ({ kind, subject })));
}

/** Those of the engagements that have been evaluated for a later instant. */
async function evaluatedLater(tx: Tx, snapshots: readonly HealthSnapshot[]): Promise<ReadonlySet<string>> {
  const later = await query<{ id: string }>(
    tx,
    `select x.id from unnest($1::uuid[], $2::timestamptz[]) x (id, as_of)
     where exists (select from health_snapshot s where s.engagement_id = x.id and s.as_of > x.as_of)`,
    [snapshots.map(({ engagementId }) => engagementId), snapshots.map(({ asOf }) => asOf)],
  );
  return new Set(later.map(({ id }) => id));
}
