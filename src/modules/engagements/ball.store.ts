import type { Party } from '../../kernel/enums.js';
import { refuse } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { type Tx, write } from '../../platform/database/tx.js';
import { insertOf, updateOf } from '../../platform/database/write.js';
import { BallIntervalEntity } from './ball-interval.entity.js';
import { type BallMove, passed, stopped, resumed } from './domain/ball.js';
import type { EngagementEntity } from './engagement.entity.js';

/** A hundred a year for ten years; bounds the reads of an engagement's intervals. */
const MAX_PASSES = 999;

/** A pass of the ball to a party. */
export interface Pass {
  readonly to: Party;
  /** Null if the party has the ball from the start. */
  readonly reason: string | null;
}

/** The engagement's columns about the ball; the caller saves them with its other changes. */
export type BallColumns = Pick<EngagementEntity, 'ballParty' | 'ballSince'>;

/**
 * Passes the ball of a locked engagement.
 * @param field input field for refusals
 * @throws Refusal as in `assertPassable`
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

/** @throws Refusal if the engagement is not active, the party already has the ball, or it was passed too often */
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

/** Writes a pass; call `assertPassable` first. */
export async function writePass(
  tx: Tx,
  engagement: EngagementEntity,
  { to, reason }: Pass,
): Promise<BallColumns> {
  const latest = await latestInterval(tx, engagement.id);
  return applyMove(tx, engagement, latest, passed(latest, to, tx.now), reason);
}

/** Ends the current interval of a locked engagement that is put on hold or closed. */
export async function stopBall(tx: Tx, engagement: EngagementEntity): Promise<BallColumns> {
  const latest = await latestInterval(tx, engagement.id);
  return applyMove(tx, engagement, latest, stopped(latest, tx.now), null);
}

/** Returns the ball to the party that had it before the hold. */
export async function resumeBall(tx: Tx, engagement: EngagementEntity): Promise<BallColumns> {
  const latest = await latestInterval(tx, engagement.id);
  return applyMove(tx, engagement, latest, resumed(latest, tx.now), latest?.reason ?? null);
}

/** Opens the first interval of a new engagement, whose own columns already name the party. */
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
    await write(tx, updateOf(BallIntervalEntity, latest.id, { until, ...replaced }));
  }
  if (move.next) await insertInterval(tx, engagement, { ...move.next, reason });
  const holder = move.next ?? (move.latest?.until === null ? move.latest : null);
  return { ballParty: holder?.party ?? null, ballSince: holder?.since ?? null };
}

type Opened = Pick<BallIntervalEntity, 'party' | 'since' | 'until' | 'reason'>;

async function insertInterval(tx: Tx, of: EngagementEntity, interval: Opened): Promise<void> {
  const own = { id: newId(), engagementId: of.id, partnerId: of.partnerId, passedBy: tx.actor.name };
  await write(tx, insertOf(BallIntervalEntity, [{ ...own, ...interval }]));
}

function latestInterval(tx: Tx, engagementId: string): Promise<BallIntervalEntity | null> {
  return tx.db.findOne(BallIntervalEntity, {
    where: { engagementId },
    order: { since: 'DESC', until: { direction: 'DESC', nulls: 'FIRST' } },
  });
}

async function assertRoomForMore(tx: Tx, engagementId: string, field: string): Promise<void> {
  // The first interval is not a pass; a resume counts as one.
  if ((await tx.db.countBy(BallIntervalEntity, { engagementId })) > MAX_PASSES)
    refuse('LIMIT_EXCEEDED', field, `The ball of an engagement can be passed at most ${MAX_PASSES} times.`);
}
