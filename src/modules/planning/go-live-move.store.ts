import { newId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Write } from '../../platform/database/write.js';
import type { Tx } from '../../platform/database/tx.js';
import type { CriticalMilestone } from './domain/critical-path.js';

/** A forecast go-live with its plan's critical path. */
export interface GoLiveMove {
  readonly before: LocalDate | null;
  readonly after: LocalDate | null;
  readonly criticalPath: readonly CriticalMilestone[];
  /** The action that moved it, as in the audit log. */
  readonly action: string;
}

/** The history row of a move, to be written together with the forecast; none if go-live stays. */
export function goLiveMoveWrites(
  { now, actor }: Tx,
  engagementId: string,
  { before, after, criticalPath, action }: GoLiveMove,
): Write[] {
  if (before === after) return [];
  const values = [
    ...[newId(), engagementId, now, before, after, JSON.stringify(criticalPath), action],
    ...[actor.kind, actor.id, actor.name],
  ];
  const text: Write['text'] = (
    bind,
  ) => `insert into go_live_move (id, engagement_id, at, go_live_before, go_live_after,
      critical_path, action, actor_kind, actor_id, actor_name)
    values (${values.map(bind).join(', ')})`;
  return [{ table: 'go_live_move', text }];
}
