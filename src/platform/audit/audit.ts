import { type IdKind, newId } from '../../kernel/ids.js';
import { type Tx, query } from '../database/tx.js';
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
  await query(
    tx,
    `insert into audit_entry (id, at, actor_kind, actor_id, actor_name, action, partner_id, engagement_id,
       subject_kind, subject_id, changes, previous, request_id)
     select id, $1, $2, $3, $4, action, partner_id, engagement_id, subject_kind, subject_id, changes, previous, $5
     from unnest($6::uuid[], $7::text[], $8::uuid[], $9::uuid[], $10::text[], $11::uuid[], $12::jsonb[], $13::jsonb[])
       as fact (id, action, partner_id, engagement_id, subject_kind, subject_id, changes, previous)`,
    [
      ...[tx.now, tx.actor.kind, tx.actor.id, tx.actor.name, tx.requestId],
      facts.map(() => newId()),
      facts.map(({ action }) => action),
      facts.map(({ partnerId }) => partnerId),
      facts.map(({ engagementId }) => engagementId),
      facts.map(({ subject }) => subject.kind),
      facts.map(({ subject }) => subject.id),
      facts.map(({ changes }) => JSON.stringify(keptValues(changes))),
      facts.map(({ was, changes }) => previousJson(previousOf(was, changes))),
    ],
  );
}

function previousJson(previous: Values | null): string | null {
  return previous && JSON.stringify(keptValues(previous));
}
