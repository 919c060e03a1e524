import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { EngagementEntity } from './engagement.entity.js';
import { PulseEntity } from './pulse.entity.js';

export type NewPulse = Pick<PulseEntity, 'userId' | 'userName' | 'rating' | 'comment'>;

/** Adds to the pulses that were given before, which stay. @returns the new one's id */
export async function recordPulse(tx: Tx, on: EngagementEntity, pulse: NewPulse): Promise<string> {
  const id = newId();
  const place = { engagementId: on.id, partnerId: on.partnerId };
  await tx.db.insert(PulseEntity, { ...pulse, ...place, id, givenAt: tx.now });
  return id;
}
