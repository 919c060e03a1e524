import { hasEnded } from '../../kernel/enums.js';
import { groupBy } from '../../kernel/group-by.js';
import { localDay, type LocalDate } from '../../kernel/local-date.js';
import { SYSTEM } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { type Tx, txAs } from '../../platform/database/tx.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { ENGAGEMENT_EVENTS, type EngagementEntity, lockEngagementRows } from '../engagements/index.js';
import { isProved, prove, reasonOf } from './domain/prove.js';
import { saveProvedStatuses } from './milestone.store.js';
import { loadPlanning } from './planning.store.js';
import { type MeasuredProof, measureProofs, type ProofWork, saveEvaluations } from './proof.store.js';
import { updateForecastFrom } from './update-forecast.js';

/** Local time of the daily evaluation, with which that of health begins. */
export const PROOFS_AT = '00:05';
const ACTION = 'milestone.prove';

/**
 * Evaluates the usage proofs of locked engagements' milestones as of an instant, and updates milestones and forecasts. Does
 * nothing for those evaluated at that instant or later, so that running twice, late or out of order has one effect. The number
 * of statements depends only on the number of engagements with a milestone that changes.
 * @param engagements are updated in place
 * @returns the ids of those with a milestone that changed
 */
export async function evaluateProofs(
  tx: Tx,
  engagements: readonly EngagementEntity[],
  asOf: Date,
): Promise<string[]> {
  const measured = await measureProofs(tx, worksOf(engagements, asOf));
  return evaluateMeasured(tx, engagements, measured, asOf);
}

/** The same for the ids of engagements that the transaction has locked and may have changed since. */
export async function evaluateProofsOf(
  tx: Tx,
  engagementIds: readonly string[],
  asOf: Date,
): Promise<string[]> {
  const ids = engagementIds.map((id) => ({ id }));
  const measured = await measureProofs(tx, worksOf(ids, asOf));
  if (measured.length === 0) return [];
  const toProve = new Set(measured.map(({ engagementId }) => engagementId));
  return evaluateMeasured(tx, await lockEngagementRows(tx, [...toProve]), measured, asOf);
}

function worksOf(engagements: readonly Pick<EngagementEntity, 'id'>[], asOf: Date): ProofWork[] {
  return engagements.map(({ id: engagementId }) => ({ engagementId, asOf }));
}

async function evaluateMeasured(
  tx: Tx,
  engagements: readonly EngagementEntity[],
  measured: readonly MeasuredProof[],
  asOf: Date,
): Promise<string[]> {
  const byEngagement = groupBy(measured, ({ engagementId }) => engagementId);
  const judged = engagements
    .filter(({ status }) => !hasEnded(status))
    .map((engagement) => {
      const day = localDay(asOf, engagement.timeZone);
      const proofs = byEngagement.get(engagement.id) ?? [];
      return {
        engagement,
        day,
        evaluated: proofs.map((one) => evaluateOne(one, { day, stage: engagement.stage })),
      };
    });
  const all = judged.flatMap(({ evaluated }) => evaluated);
  if (all.length === 0) return [];
  await saveEvaluations(
    tx,
    all.map(({ one: { id, partnerId, numbers }, state }) => ({ id, partnerId, numbers, state, asOf })),
  );
  const changedIds: string[] = [];
  for (const { engagement, day, evaluated } of judged) {
    const changes = evaluated.flatMap(({ one, reason, change }) => (change ? [{ one, reason, change }] : []));
    if (changes.length === 0) continue;
    // As of the evaluation even if it is late, but no earlier than the engagement's last change.
    const now = asOf > engagement.updatedAt ? asOf : engagement.updatedAt;
    await saveChanges(txAs(tx, { now, actor: SYSTEM }), engagement, { changes, day });
    changedIds.push(engagement.id);
  }
  return changedIds;
}

function evaluateOne(one: MeasuredProof, at: Parameters<typeof prove>[2]) {
  const proved = isProved(one.numbers, one.criteria);
  return { one, reason: reasonOf(proved, one.numbers, one.criteria), ...prove(one, proved, at) };
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
