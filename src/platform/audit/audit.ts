import { type IdKind, newId } from '../../kernel/ids.js';
import { type Tx, write } from '../database/tx.js';
import { type Values, keptValues, previousOf } from './kept-values.js';

export interface AuditFact {
  /** E.g. `engagement.log-progress`. */
  readonly action: string;
  readonly subject: { readonly kind: IdKind; readonly id: string };
  readonly partnerId: string | null;
  /** The engagement concerned; null if there is none. */
  readonly engagementId: string | null;
  /**
   * The state before the change. It may have more fields; only the old values of the fields in `changes` are stored. Null if
   * the subject is new.
   */
  readonly was: object | null;
  /** The new values by field, with the API's ids. */
  readonly changes: Values;
}

/** Writes audit entries in the use case's transaction, so that no change is committed without its entry. */
export async function audit(tx: Tx, ...facts: readonly AuditFact[]): Promise<void> {
  if (facts.length === 0) return;
  const { now, actor, requestId } = tx;
  const rows = JSON.stringify(facts.map(rowOf));
  await write(tx, {
    table: 'audit_entry',
    text: (
      bind,
    ) => `insert into audit_entry (id, at, actor_kind, actor_id, actor_name, action, partner_id, engagement_id,
        subject_kind, subject_id, changes, previous, request_id)
      select id, ${bind(now)}, ${bind(actor.kind)}, ${bind(actor.id)}, ${bind(actor.name)}, action, partner_id,
        engagement_id, subject_kind, subject_id, changes, previous, ${bind(requestId)}
      from jsonb_populate_recordset(null::audit_entry, ${bind(rows)})`,
  });
}

function rowOf({ action, partnerId, engagementId, subject, was, changes }: AuditFact): object {
  const previous = previousOf(was, changes);
  return {
    ...{ id: newId(), action, partner_id: partnerId, engagement_id: engagementId },
    ...{ subject_kind: subject.kind, subject_id: subject.id },
    ...{ changes: keptValues(changes), previous: previous && keptValues(previous) },
  };
}
