import { In } from 'typeorm';
import { type Tx, preparedQuery, query } from '../../platform/database/tx.js';
import { type Part, type Sql, sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { saveHealth } from '../engagements/index.js';
import type { BandState } from './domain/bands.js';
import { rangeOfLastDaily } from './domain/daily.js';
import type { EngagementState } from './engagement-state.query.js';
import { HEALTH_EVENTS } from './health.events.js';
import { HealthShadowEntity, HealthSnapshotEntity } from './health-snapshot.entity.js';
import { newestSnapshot } from './newest-snapshot.js';

export type HealthSnapshot = Omit<HealthSnapshotEntity, 'sequence'>;

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
const priorOf = (name: Evaluations) => {
  const table: Part = { kind: 'text', text: name };
  const isOwn = sql`s.model_id = $5`;
  const isUnbroken = sql`not exists (select from ${table} x where x.engagement_id = $1 and x.model_id <> $5
    and x.as_of > s.as_of and x.as_of < $2)`;
  const before = (column: Sql, among: Sql) =>
    toSql(newestSnapshot(sql`case when ${isOwn} then ${column} end`, sql`$1`, among, sql`${table}`));
  const previousDaily = sql`s.daily and s.as_of >= $3 and s.as_of < least($4, $2)`;
  return `
  select
    ${before(sql`s.band_before_caps`, sql`s.as_of < $2`)} as "bandBeforeCaps",
    ${before(sql`case when ${isUnbroken} then s.score end`, previousDaily)} as "lastDailyScore",
    exists (select from ${name} s where s.engagement_id = $1 and s.daily and s.as_of = $2) as "isDaily"`;
};
const PRIOR = { health_snapshot: priorOf('health_snapshot'), health_shadow: priorOf('health_shadow') };

/** For band and score, ignores evaluations at `asOf` itself: the new one replaces them. @param modelId which evaluates now */
export async function priorEvaluations(
  tx: Tx,
  { id, timeZone }: EngagementState,
  asOf: Date,
  modelId: string,
  from: Evaluations = 'health_snapshot',
): Promise<PriorEvaluations> {
  const [prior] = await preparedQuery<PriorEvaluations>(tx, `evaluation_before_${from}`, PRIOR[from], [
    ...[id, asOf, ...rangeOfLastDaily(asOf, timeZone), modelId],
  ]);
  return prior!;
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
 * Stores an evaluation with that of the shadow, and records its event. Updates the engagement's health unless a later instant
 * was already evaluated.
 */
export async function storeSnapshot(
  tx: Tx,
  { health: snapshot, shadow }: { readonly health: HealthSnapshot; readonly shadow: HealthSnapshot | null },
): Promise<void> {
  await tx.db.insert(HealthSnapshotEntity, snapshot);
  if (shadow) await tx.db.insert(HealthShadowEntity, shadow);
  const { engagementId, asOf, score, computedBand } = snapshot;
  const later = await latestInstantAfter(tx, engagementId, asOf);
  if (!later) await saveHealth(tx, engagementId, score, computedBand);
  await recordEvent(tx, { kind: HEALTH_EVENTS.scored, subject: engagementId });
}
