import { newId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { query, type Tx } from '../../platform/database/tx.js';
import type { EngagementEntity } from '../engagements/index.js';
import { BaselineEntity, BaselineMilestoneEntity } from './baseline.entity.js';
import type { MilestoneDays } from './domain/forecast.js';

/** A baseline to store: the days of each milestone by id, and the go-live date. */
export interface NewBaseline extends Pick<BaselineEntity, 'number' | 'name' | 'reason'> {
  readonly days: ReadonlyMap<string, MilestoneDays>;
  readonly goLiveOn: LocalDate | null;
}

/** The names of an engagement's baselines, oldest first. */
export async function baselineNames(tx: Tx, engagementId: string): Promise<string[]> {
  const taken = await tx.db.find(BaselineEntity, { where: { engagementId }, order: { number: 'ASC' } });
  return taken.map(({ name }) => name);
}

/**
 * Stores a baseline of a locked engagement and the days of its milestones.
 * @returns its UUID
 */
export async function insertBaseline(
  tx: Tx,
  { id: engagementId, partnerId }: Pick<EngagementEntity, 'id' | 'partnerId'>,
  { days, ...own }: NewBaseline,
): Promise<string> {
  const id = newId();
  const stamps = { takenAt: tx.now, takenBy: tx.actor.name };
  await tx.db.insert(BaselineEntity, { ...own, ...stamps, id, engagementId, partnerId });
  const rows = [...days].flatMap(([milestoneId, { startOn, dueOn }]) =>
    startOn && dueOn ? [{ baselineId: id, engagementId, milestoneId, startOn, dueOn }] : [],
  );
  await tx.db.insert(BaselineMilestoneEntity, rows);
  return id;
}

/** Sets the due dates of the latest baseline on an engagement's milestones. Versions are not incremented. */
export async function setLatestBaseline(tx: Tx, engagementId: string, baselineId: string): Promise<void> {
  await query(
    tx,
    `update milestone m
     set latest_baseline_due_on =
       (select b.due_on from baseline_milestone b where b.baseline_id = $2 and b.milestone_id = m.id)
     where m.engagement_id = $1`,
    [engagementId, baselineId],
  );
}
