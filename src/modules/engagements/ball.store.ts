import type { Party } from '../../kernel/enums.js';
import { refuse } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { selectListOf } from '../../platform/database/entity-columns.js';
import {
  plainRow,
  type Query,
  type RowsOf,
  run,
  withInstants,
} from '../../platform/database/read-together.js';
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

/** What a pass depends on. */
export interface BallFacts {
  readonly latest: BallIntervalEntity | null;
  /** The number of intervals so far. */
  readonly intervals: number;
}

/** Uses ball_interval_of_engagement. */
const LATEST = `select ${selectListOf(BallIntervalEntity)} from ball_interval
  where engagement_id = $1 order by since desc, until desc nulls first limit 1`;

const latestQuery = (engagementId: string): Query<BallIntervalEntity> => ({
  ...{ name: 'latest_ball', text: LATEST, values: [engagementId] },
  fromJson: withInstants('since', 'until'),
});

/** To be read once the engagement is locked. */
export const ballQueries = (engagementId: string) => ({
  latestBall: latestQuery(engagementId),
  balls: {
    name: 'count_balls',
    text: 'select count(*)::int as count from ball_interval where engagement_id = $1',
    values: [engagementId],
    fromJson: plainRow<{ readonly count: number }>,
  },
});

export function ballFrom({ latestBall, balls }: RowsOf<ReturnType<typeof ballQueries>>): BallFacts {
  return { latest: latestBall[0] ?? null, intervals: balls[0]!.count };
}

/** @throws Refusal if the engagement is not active, the party already has the ball, or it was passed too often */
export function assertPassable(
  { key, status, ballParty }: EngagementEntity,
  { intervals }: BallFacts,
  to: Party,
  field: string,
): void {
  if (status !== 'ACTIVE')
    refuse(
      'NOT_ALLOWED_IN_STATE',
      field,
      `${key} is ${status}; the ball can only be passed while an engagement is active.`,
    );
  if (ballParty === to) refuse('NOT_ALLOWED_IN_STATE', field, `${to} already has the ball.`);
  // The first interval is not a pass; a resume counts as one.
  if (intervals > MAX_PASSES)
    refuse('LIMIT_EXCEEDED', field, `The ball of an engagement can be passed at most ${MAX_PASSES} times.`);
}

/** Writes a pass of a locked engagement; call `assertPassable` first. */
export async function writePass(
  tx: Tx,
  engagement: EngagementEntity,
  { latest }: BallFacts,
  { to, reason }: Pass,
): Promise<BallColumns> {
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

async function latestInterval(tx: Tx, engagementId: string): Promise<BallIntervalEntity | null> {
  const [latest] = await run(tx, latestQuery(engagementId));
  return latest ?? null;
}
