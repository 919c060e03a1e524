import { In } from 'typeorm';
import { type Tx, preparedQuery, query } from '../../platform/database/tx.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { recordHealth } from '../engagements/index.js';
import type { BandState } from './domain/bands.js';
import { spanOfLastDaily } from './domain/daily.js';
import type { EngagementState } from './engagement-state.query.js';
import { HEALTH_EVENTS } from './health.events.js';
import { HealthSnapshotEntity } from './health-snapshot.entity.js';
import { newestSnapshot } from './newest-snapshot.js';

export type HealthSnapshot = Omit<HealthSnapshotEntity, 'sequence'>;

/** What an evaluation at an instant inherits from those before it. */
export interface EvaluationBefore extends BandState {
  /** Whether the day's own evaluation was at this very instant, so that its successor is the day's own too. */
  readonly isDaily: boolean;
}

/** health_snapshot_as_of (engagement_id, as_of desc, sequence desc) gives the band, health_snapshot_daily the score. */
const BEFORE = `
  select
    ${toSql(newestSnapshot(sql`s.band_before_caps`, sql`$1`, sql`s.as_of < $2`))} as band,
    ${toSql(newestSnapshot(sql`s.score`, sql`$1`, sql`s.daily and s.as_of >= $3 and s.as_of < least($4, $2)`))} as "lastDailyScore",
    exists (select from health_snapshot s where s.engagement_id = $1 and s.daily and s.as_of = $2) as "isDaily"`;

/** Evaluations at the instant itself count as superseded, not as preceding. */
export async function evaluationBefore(
  tx: Tx,
  { id, timeZone }: EngagementState,
  asOf: Date,
): Promise<EvaluationBefore> {
  const [before] = await preparedQuery<EvaluationBefore>(tx, 'evaluation_before', BEFORE, [
    id,
    asOf,
    ...spanOfLastDaily(asOf, timeZone),
  ]);
  return before!;
}

/** @param jobIds under which one piece of work stores what it finds */
export function hasSnapshotOf(tx: Tx, jobIds: readonly string[]): Promise<boolean> {
  return tx.db.existsBy(HealthSnapshotEntity, { jobId: In(jobIds) });
}

/** @returns the latest instant after the given one that the engagement was evaluated for; null if there is none */
export async function laterInstant(tx: Tx, engagementId: string, asOf: Date): Promise<Date | null> {
  const [later] = await query<{ asOf: Date }>(
    tx,
    `select as_of as "asOf" from health_snapshot where engagement_id = $1 and as_of > $2
     order by as_of desc limit 1`,
    [engagementId, asOf],
  );
  return later?.asOf ?? null;
}

/** Stores an evaluation and tells of it; lists show it unless one of a later instant is there already. */
export async function storeSnapshot(tx: Tx, snapshot: HealthSnapshot): Promise<void> {
  await tx.db.insert(HealthSnapshotEntity, snapshot);
  const { engagementId, asOf, score, computedBand } = snapshot;
  const later = await laterInstant(tx, engagementId, asOf);
  if (!later) await recordHealth(tx, engagementId, score, computedBand);
  await recordEvent(tx, { kind: HEALTH_EVENTS.scored, subject: engagementId });
}
