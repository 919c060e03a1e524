import { In } from 'typeorm';
import { type Tx, preparedQuery, query } from '../../platform/database/tx.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { saveHealth } from '../engagements/index.js';
import type { BandState } from './domain/bands.js';
import { rangeOfLastDaily } from './domain/daily.js';
import type { EngagementState } from './engagement-state.query.js';
import { HEALTH_EVENTS } from './health.events.js';
import { HealthSnapshotEntity } from './health-snapshot.entity.js';
import { newestSnapshot } from './newest-snapshot.js';

export type HealthSnapshot = Omit<HealthSnapshotEntity, 'sequence'>;

/** What an evaluation needs from those already stored. */
export interface PriorEvaluations extends BandState {
  /** Whether this instant already has a daily evaluation; the one that replaces it is then daily too. */
  readonly isDaily: boolean;
}

/** Uses the index health_snapshot_as_of (engagement_id, as_of desc, sequence desc) for the band, health_snapshot_daily for the score. */
const PRIOR = `
  select
    ${toSql(newestSnapshot(sql`s.band_before_caps`, sql`$1`, sql`s.as_of < $2`))} as "bandBeforeCaps",
    ${toSql(newestSnapshot(sql`s.score`, sql`$1`, sql`s.daily and s.as_of >= $3 and s.as_of < least($4, $2)`))} as "lastDailyScore",
    exists (select from health_snapshot s where s.engagement_id = $1 and s.daily and s.as_of = $2) as "isDaily"`;

/** For band and score, ignores evaluations at `asOf` itself: the new one replaces them. */
export async function priorEvaluations(
  tx: Tx,
  { id, timeZone }: EngagementState,
  asOf: Date,
): Promise<PriorEvaluations> {
  const [prior] = await preparedQuery<PriorEvaluations>(tx, 'evaluation_before', PRIOR, [
    id,
    asOf,
    ...rangeOfLastDaily(asOf, timeZone),
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

/** Stores an evaluation and records its event. Updates the engagement's health unless a later instant was already evaluated. */
export async function storeSnapshot(tx: Tx, snapshot: HealthSnapshot): Promise<void> {
  await tx.db.insert(HealthSnapshotEntity, snapshot);
  const { engagementId, asOf, score, computedBand } = snapshot;
  const later = await latestInstantAfter(tx, engagementId, asOf);
  if (!later) await saveHealth(tx, engagementId, score, computedBand);
  await recordEvent(tx, { kind: HEALTH_EVENTS.scored, subject: engagementId });
}
