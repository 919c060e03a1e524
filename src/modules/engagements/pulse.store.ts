import { newId } from '../../kernel/ids.js';
import { type Tx, write } from '../../platform/database/tx.js';
import { insertOf } from '../../platform/database/write.js';
import type { EngagementEntity } from './engagement.entity.js';
import { PulseEntity } from './pulse.entity.js';

export type NewPulse = Pick<PulseEntity, 'userId' | 'userName' | 'rating' | 'comment'>;

/** Adds a rating; earlier ones stay. @returns id of the new one */
export async function recordPulse(tx: Tx, on: EngagementEntity, pulse: NewPulse): Promise<string> {
  const id = newId();
  const place = { engagementId: on.id, partnerId: on.partnerId };
  await write(tx, insertOf(PulseEntity, [{ ...pulse, ...place, id, givenAt: tx.now }]));
  return id;
}
