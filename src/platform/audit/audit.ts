import { type IdKind, newId } from '../../kernel/ids.js';
import { type Tx, query } from '../database/tx.js';

export interface AuditFact {
  /** What was done, as `engagement.log-progress`. */
  readonly action: string;
  readonly subject: { readonly kind: IdKind; readonly id: string };
  readonly partnerId: string | null;
  /** What changed: the new values by field, never a secret. */
  readonly changes: Record<string, unknown>;
}

/** Writes the audit rows in the use case's own transaction: what is not audited did not happen. */
export async function audit(tx: Tx, ...facts: readonly AuditFact[]): Promise<void> {
  if (facts.length === 0) return;
  await query(
    tx,
    `insert into audit_entry (id, at, actor_kind, actor_id, actor_name, action, partner_id, subject_kind, subject_id,
       changes, request_id)
     select id, $1, $2, $3, $4, action, partner_id, subject_kind, subject_id, changes, $5
     from unnest($6::uuid[], $7::text[], $8::uuid[], $9::text[], $10::uuid[], $11::jsonb[])
       as fact (id, action, partner_id, subject_kind, subject_id, changes)`,
    [
      ...[tx.now, tx.actor.kind, tx.actor.id, tx.actor.name, tx.requestId],
      facts.map(() => newId()),
      facts.map(({ action }) => action),
      facts.map(({ partnerId }) => partnerId),
      facts.map(({ subject }) => subject.kind),
      facts.map(({ subject }) => subject.id),
      facts.map(({ changes }) => JSON.stringify(changes)),
    ],
  );
}
