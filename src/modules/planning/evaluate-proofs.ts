import { hasEnded } from '../../kernel/enums.js';
import { localDay, type LocalDate } from '../../kernel/local-date.js';
import { SYSTEM } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import type { Tx } from '../../platform/database/tx.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { ENGAGEMENT_EVENTS, type EngagementEntity, lockEngagementRow } from '../engagements/index.js';
import { isProved, prove, reasonOf } from './domain/prove.js';
import { saveProvedStatuses } from './milestone.store.js';
import { loadPlanning } from './planning.store.js';
import { type MeasuredProof, measureProofs, saveEvaluations } from './proof.store.js';
import { updateForecastFrom } from './update-forecast.js';

/** Local time of the daily evaluation, with which that of health begins. */
export const PROOFS_AT = '00:05';
const ACTION = 'milestone.prove';

/**
 * Evaluates the usage proofs of a locked engagement's milestones as of an instant, and updates milestones and forecast. Does
 * nothing for those evaluated at that instant or later, so that running twice, late or out of order has one effect. The number
 * of statements does not depend on the number of milestones.
 * @param engagement is updated in place
 * @returns whether a milestone changed
 */
export async function evaluateProofs(tx: Tx, engagement: EngagementEntity, asOf: Date): Promise<boolean> {
  if (hasEnded(engagement.status)) return false;
  const measured = await measureProofs(tx, [{ engagementId: engagement.id, asOf }]);
  if (measured.length === 0) return false;
  const day = localDay(asOf, engagement.timeZone);
  const evaluated = measured.map((one) => {
    const proved = isProved(one.numbers, one.criteria);
    const outcome = prove(one, proved, { day, stage: engagement.stage });
    return { one, reason: reasonOf(proved, one.numbers, one.criteria), ...outcome };
  });
  await saveEvaluations(
    tx,
    evaluated.map(({ one: { id, partnerId, numbers }, state }) => ({ id, partnerId, numbers, state, asOf })),
  );
  const changes = evaluated.flatMap(({ one, reason, change }) => (change ? [{ one, reason, change }] : []));
  // As of the evaluation even if it is late, but no earlier than the engagement's last change.
  const now = asOf > engagement.updatedAt ? asOf : engagement.updatedAt;
  if (changes.length > 0) await saveChanges({ ...tx, now, actor: SYSTEM }, engagement, { changes, day });
  return changes.length > 0;
}

/** The same for the id of an engagement that the transaction has locked and may have changed since. */
export async function evaluateProofsOf(tx: Tx, engagementId: string, asOf: Date): Promise<boolean> {
  const engagement = await lockEngagementRow(tx, engagementId);
  return engagement !== null && evaluateProofs(tx, engagement, asOf);
}

interface Change {
  readonly one: MeasuredProof;
  readonly reason: string;
  readonly change: NonNullable<ReturnType<typeof prove>['change']>;
}

async function saveChanges(
  tx: Tx,
  engagement: EngagementEntity,
  { changes, day }: { readonly changes: readonly Change[]; readonly day: LocalDate },
): Promise<void> {
  const { id: engagementId, partnerId } = engagement;
  await saveProvedStatuses(
    tx,
    changes.map(({ one: { id }, change, reason }) => ({ id, reason, ...change })),
  );
  const planning = await loadPlanning(tx, engagement);
  await updateForecastFrom(tx, engagement, planning, { action: ACTION, touched: true, today: day });
  await audit(
    tx,
    ...changes.map(({ one, reason, change }) => ({
      ...{ action: ACTION, partnerId, engagementId, was: one },
      subject: { kind: 'milestone', id: one.id } as const,
      changes: { ...change, reason, ...one.numbers },
    })),
  );
  await recordEvent(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: engagementId });
}
