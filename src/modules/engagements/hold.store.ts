import { refuse } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { type Tx, instantAfter } from '../../platform/database/tx.js';
import { CURRENT } from '../../platform/graphql/reads/fragments/current.js';
import { type BallColumns, stopBall, resumeBall } from './ball.store.js';
import { MAX_HOLDS } from './domain/hold-limits.js';
import type { EngagementEntity } from './engagement.entity.js';
import { EngagementHoldEntity } from './hold.entity.js';

/** The engagement's columns about a hold; the caller saves them with its other changes. */
export type HoldColumns = Pick<EngagementEntity, 'status' | 'expectedResumeOn'> & Partial<BallColumns>;

/**
 * Puts a locked engagement on hold, or changes when it is expected to resume; no party has the ball meanwhile.
 * @param field input field for the refusal
 * @throws Refusal if it was put on hold too often
 */
export async function beginHold(
  tx: Tx,
  engagement: EngagementEntity,
  hold: { readonly expectedResumeOn: LocalDate; readonly reason: string },
  field: string,
): Promise<HoldColumns> {
  const { id: engagementId, partnerId } = engagement;
  if ((await tx.db.countBy(EngagementHoldEntity, { engagementId })) >= MAX_HOLDS)
    refuse('LIMIT_EXCEEDED', field, `An engagement can be put on hold at most ${MAX_HOLDS} times.`);
  await endOpenHold(tx, engagementId);
  const own = { id: newId(), engagementId, partnerId, since: tx.now, until: null };
  await tx.db.insert(EngagementHoldEntity, { ...own, ...hold, heldBy: tx.actor.name, endedBy: null });
  const { expectedResumeOn } = hold;
  return { status: 'ON_HOLD', expectedResumeOn, ...(await stopBall(tx, engagement)) };
}

/** Resumes a locked engagement; the party that had the ball has it again. */
export async function resumeFromHold(tx: Tx, engagement: EngagementEntity): Promise<HoldColumns> {
  await endOpenHold(tx, engagement.id);
  return { status: 'ACTIVE', expectedResumeOn: null, ...(await resumeBall(tx, engagement)) };
}

/** Ends any hold, and the ball, of a locked engagement that is closed. */
export async function endHold(
  tx: Tx,
  engagement: EngagementEntity,
): Promise<Pick<HoldColumns, 'expectedResumeOn'> & BallColumns> {
  await endOpenHold(tx, engagement.id);
  return { expectedResumeOn: null, ...(await stopBall(tx, engagement)) };
}

async function endOpenHold(tx: Tx, engagementId: string): Promise<void> {
  const open = await tx.db.findOneBy(EngagementHoldEntity, { engagementId, ...CURRENT });
  if (!open) return;
  const until = instantAfter(tx, open);
  await tx.db.update(EngagementHoldEntity, { id: open.id }, { until, endedBy: tx.actor.name });
}
