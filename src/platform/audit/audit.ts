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

/** Writes the audit row in the use case's own transaction: what is not audited did not happen. */
export async function audit(tx: Tx, { action, subject, partnerId, changes }: AuditFact): Promise<void> {
  await query(
    tx,
    `insert into audit_entry (id, at, actor_kind, actor_id, actor_name, action, partner_id, subject_kind, subject_id,
       changes, request_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      newId(),
      tx.now,
      tx.actor.kind,
      tx.actor.id,
      tx.actor.name,
      action,
      partnerId,
      subject.kind,
      subject.id,
      JSON.stringify(changes),
      tx.requestId,
    ],
  );
}
