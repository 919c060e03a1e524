import { AppError, refuse } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/tx.js';
import type { EngagementEntity } from './engagement.entity.js';
import { canWorkOn } from './engagement.policy.js';
import { engineerIdsOf } from './scope.store.js';

/** @throws AppError FORBIDDEN where the viewer does not work on the engagement */
export async function permitWork(tx: Tx, viewer: Viewer, engagementId: string): Promise<void> {
  const engineerIds = await engineerIdsOf(tx, engagementId);
  if (!canWorkOn(viewer, { engineerIds }))
    throw new AppError('FORBIDDEN', 'Only managers and the engineers of its team change an engagement.');
}

/** @throws Refusal where the engagement has ended */
export function refuseEnded({ key, status }: EngagementEntity, field: string | null): void {
  if (status === 'COMPLETED' || status === 'CANCELLED')
    refuse('NOT_ALLOWED_IN_STATE', field, `${key} is ${status}; nothing of it changes any more.`);
}

/** @throws Refusal where the engagement is on hold or has ended */
export function refuseAtRest({ status }: EngagementEntity, field: string): void {
  if (status !== 'ACTIVE')
    refuse('NOT_ALLOWED_IN_STATE', field, `The engagement is ${status}; only an active one moves.`);
}
