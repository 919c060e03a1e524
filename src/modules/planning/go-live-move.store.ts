import { newId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { insertOf, type Write } from '../../platform/database/write.js';
import type { Tx } from '../../platform/database/tx.js';
import type { CriticalMilestone } from './domain/critical-path.js';
import { GoLiveMoveEntity } from './go-live-move.entity.js';

/** A forecast go-live with its plan's critical path. */
export interface GoLiveMove {
  readonly before: LocalDate | null;
  readonly after: LocalDate | null;
  readonly criticalPath: readonly CriticalMilestone[];
  /** The action that moved it, as in the audit log. */
  readonly action: string;
}

/** The history row of a move; null if go-live stays. */
export function goLiveMoveRow(
  { now: at, actor }: Pick<Tx, 'now' | 'actor'>,
  engagementId: string,
  { before: goLiveBefore, after: goLiveAfter, criticalPath, action }: GoLiveMove,
): GoLiveMoveEntity | null {
  if (goLiveBefore === goLiveAfter) return null;
  const by = { actorKind: actor.kind, actorId: actor.id, actorName: actor.name };
  return { id: newId(), engagementId, at, goLiveBefore, goLiveAfter, criticalPath, action, ...by };
}

/** Inserts the history rows of moves. */
export function goLiveMoveWrites(rows: readonly (GoLiveMoveEntity | null)[]): Write[] {
  const moves = rows.filter((row) => row !== null);
  return moves.length === 0 ? [] : [insertOf(GoLiveMoveEntity, moves)];
}
