import type { Party } from '../../kernel/enums.js';
import { refuse } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { BallIntervalEntity } from './ball-interval.entity.js';
import { type BallMove, passed, rested, resumed } from './domain/ball.js';
import type { EngagementEntity } from './engagement.entity.js';

/** As a hundred a year over ten years; reads of an engagement's times stay bounded by it. */
const MAX_PASSES = 999;

/** Who gets the ball, and why. */
export interface Pass {
  readonly to: Party;
  /** Null if it begins with the engagement. */
  readonly reason: string | null;
}

/** What the engagement's own row says of the ball; whoever moves it saves these with whatever else changes. */
export type BallColumns = Pick<EngagementEntity, 'ballParty' | 'ballSince'>;

/**
 * Passes the ball of a locked engagement.
 * @param field of the input, for the refusal
 * @throws Refusal as `assertPassable`
 */
export async function passBall(
  tx: Tx,
  engagement: EngagementEntity,
  pass: Pass,
  field: string,
): Promise<BallColumns> {
  await assertPassable(tx, engagement, pass.to, field);
  return writePass(tx, engagement, pass);
}

/** @throws Refusal if the engagement is on hold or has ended, the party already has the ball, or it has been passed too often */
export async function assertPassable(
  tx: Tx,
  { id, key, status, ballParty }: EngagementEntity,
  to: Party,
  field: string,
): Promise<void> {
  if (status !== 'ACTIVE')
    refuse(
      'NOT_ALLOWED_IN_STATE',
      field,
      `${key} is ${status}; the ball can only be passed while an engagement is active.`,
    );
  if (ballParty === to) refuse('NOT_ALLOWED_IN_STATE', field, `${to} already has the ball.`);
  await assertRoomForMore(tx, id, field);
}

/** Writes a pass that `assertPassable` has allowed. */
export async function writePass(
  tx: Tx,
  engagement: EngagementEntity,
  { to, reason }: Pass,
): Promise<BallColumns> {
  const latest = await latestInterval(tx, engagement.id);
  return applyMove(tx, engagement, latest, passed(latest, to, tx.now), reason);
}

/** Ends the interval of a locked engagement that goes on hold or ends. */
export async function restBall(tx: Tx, engagement: EngagementEntity): Promise<BallColumns> {
  const latest = await latestInterval(tx, engagement.id);
  return applyMove(tx, engagement, latest, rested(latest, tx.now), null);
}

/** Gives the ball back to who had it before a hold. */
export async function resumeBall(tx: Tx, engagement: EngagementEntity): Promise<BallColumns> {
  const latest = await latestInterval(tx, engagement.id);
  return applyMove(tx, engagement, latest, resumed(latest, tx.now), latest?.reason ?? null);
}

/** Gives the ball of an engagement that starts to its first party; the engagement's own columns say so already. */
export async function openBall(tx: Tx, engagement: EngagementEntity, party: Party): Promise<void> {
  await insertInterval(tx, engagement, { party, since: tx.now, until: null, reason: null });
}

async function applyMove(
  tx: Tx,
  engagement: EngagementEntity,
  latest: BallIntervalEntity | null,
  move: BallMove,
  reason: string | null,
): Promise<BallColumns> {
  if (latest && move.latest) {
    const { party, until } = move.latest;
    const replaced = party === latest.party ? {} : { party, reason, passedBy: tx.actor.name };
    await tx.db.update(BallIntervalEntity, { id: latest.id }, { until, ...replaced });
  }
  if (move.next) await insertInterval(tx, engagement, { ...move.next, reason });
  const holder = move.next ?? (move.latest?.until === null ? move.latest : null);
  return { ballParty: holder?.party ?? null, ballSince: holder?.since ?? null };
}

type Opened = Pick<BallIntervalEntity, 'party' | 'since' | 'until' | 'reason'>;

async function insertInterval(tx: Tx, of: EngagementEntity, interval: Opened): Promise<void> {
  const own = { id: newId(), engagementId: of.id, partnerId: of.partnerId, passedBy: tx.actor.name };
  await tx.db.insert(BallIntervalEntity, { ...own, ...interval });
}

function latestInterval(tx: Tx, engagementId: string): Promise<BallIntervalEntity | null> {
  return tx.db.findOne(BallIntervalEntity, {
    where: { engagementId },
    order: { since: 'DESC', until: { direction: 'DESC', nulls: 'FIRST' } },
  });
}

async function assertRoomForMore(tx: Tx, engagementId: string, field: string): Promise<void> {
  // The first interval began with the engagement and is no pass.
  if ((await tx.db.countBy(BallIntervalEntity, { engagementId })) > MAX_PASSES)
    refuse('LIMIT_EXCEEDED', field, `The ball of an engagement can be passed at most ${MAX_PASSES} times.`);
}
