import { hasEnded } from '../../kernel/enums.js';
import { localDay } from '../../kernel/local-date.js';
import { SYSTEM } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import type { Tx } from '../../platform/database/tx.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { ENGAGEMENT_EVENTS, type EngagementEntity, lockEngagementRow } from '../engagements/index.js';
import { lastForecastDay, saveProvedStatuses, updateForecast } from '../planning/index.js';
import { isProved, prove, reasonOf } from './domain/prove.js';
import { type MeasuredProof, measureProofs, saveEvaluations } from './proof.store.js';

const ACTION = 'milestone.prove';

/**
 * Evaluates the usage proofs of an engagement's milestones as of an instant, and updates milestones and forecast. Does
 * nothing for those evaluated at that instant or later, so that running twice, late or out of order has one effect. The number
 * of statements does not depend on the number of milestones.
 * @returns whether a milestone changed
 */
export async function evaluateProofs(tx: Tx, engagementId: string, asOf: Date): Promise<boolean> {
  const measured = await measureProofs(tx, [{ engagementId, asOf }]);
  const engagement = measured.length > 0 && (await lockEngagementRow(tx, engagementId));
  if (!engagement || hasEnded(engagement.status)) return false;
  const place = { day: localDay(asOf, engagement.timeZone), stage: engagement.stage };
  const evaluated = measured.map((one) => {
    const proved = isProved(one.numbers, one.criteria);
    return { one, reason: reasonOf(proved, one.numbers, one.criteria), ...prove(one, proved, place) };
  });
  await saveEvaluations(
    tx,
    evaluated.map(({ one: { id, partnerId, numbers }, state }) => ({ id, partnerId, numbers, state, asOf })),
  );
  const changes = evaluated.flatMap(({ one, reason, change }) => (change ? [{ one, reason, change }] : []));
  // As of the evaluation even if it is late, but no earlier than the engagement's last change.
  const now = asOf > engagement.updatedAt ? asOf : engagement.updatedAt;
  if (changes.length > 0) await saveChanges({ ...tx, now, actor: SYSTEM }, engagement, changes);
  return changes.length > 0;
}

interface Change {
  readonly one: MeasuredProof;
  readonly reason: string;
  readonly change: NonNullable<ReturnType<typeof prove>['change']>;
}

async function saveChanges(tx: Tx, engagement: EngagementEntity, changes: readonly Change[]): Promise<void> {
  const { id: engagementId, partnerId } = engagement;
  await saveProvedStatuses(
    tx,
    changes.map(({ one: { id }, change, reason }) => ({ id, reason, ...change })),
  );
  await updateForecast(tx, engagement, {
    action: ACTION,
    touched: true,
    today: await lastForecastDay(tx, engagement),
  });
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
