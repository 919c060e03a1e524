import { type AuditFact, audit } from '../../platform/audit/audit.js';
import type { Tx } from '../../platform/database/tx.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { ENGAGEMENT_EVENTS } from './engagement.events.js';

export interface EngagementChange extends Pick<AuditFact, 'action' | 'was' | 'changes'> {
  /** The part of the engagement that changed; defaults to the engagement itself. */
  readonly subject?: AuditFact['subject'] | undefined;
}

/** Audits a change of an engagement or one of its parts, and records the event `engagement.changed`. */
export async function recordChange(
  tx: Tx,
  { id, partnerId }: { readonly id: string; readonly partnerId: string },
  { action, subject = { kind: 'engagement', id }, was, changes }: EngagementChange,
): Promise<void> {
  await audit(tx, { action, subject, partnerId, engagementId: id, was, changes });
  await recordEvent(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: id });
}
