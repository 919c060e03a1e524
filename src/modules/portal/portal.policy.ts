import { type EngagementStatus, type Party, hasEnded } from '../../kernel/enums.js';
import { AppError } from '../../kernel/errors.js';
import { mayCall } from '../../kernel/permissions.js';
import type { PartnerViewer, Viewer } from '../../kernel/viewer.js';

/** @throws AppError FORBIDDEN if the viewer is not a partner user: the portal only shows a partner's own data */
export function asPartnerUser(viewer: Viewer): PartnerViewer {
  if (viewer.role === 'PARTNER') return viewer;
  throw new AppError('FORBIDDEN', 'Only partner users can do this.');
}

/** Partner users can only complete their own company's milestones. */
export function canPartnerComplete(milestone: { readonly party: Party }): boolean {
  return milestone.party === 'PARTNER';
}

/** Partner users can only commit to dates for their own company. */
export function canPartnerCommit(blocker: { readonly party: Party }): boolean {
  return blocker.party === 'PARTNER';
}

/** Partner users can resolve blockers that their company is responsible for or has raised. */
export function canPartnerResolve(blocker: {
  readonly party: Party;
  readonly raisedByPartner: boolean;
}): boolean {
  return blocker.raisedByPartner || blocker.party === 'PARTNER';
}

export type IntegrationBlockerActionWord = 'COMMIT' | 'RESOLVE';

export interface BlockerFacts {
  readonly party: Party;
  readonly raisedByPartner: boolean;
  readonly isOpen: boolean;
  /** Of the engagement. */
  readonly status: EngagementStatus;
}

/** What the mutations for blockers will accept from the partner's users. */
export function blockerActionsOf(blocker: BlockerFacts): IntegrationBlockerActionWord[] {
  if (!blocker.isOpen || hasEnded(blocker.status)) return [];
  return [
    ...(canPartnerCommit(blocker) ? (['COMMIT'] as const) : []),
    ...(canPartnerResolve(blocker) ? (['RESOLVE'] as const) : []),
  ];
}

/** Managers and auditors can look at any integration as its partner sees it, engineers at those of whose team they are. */
export function canPreviewPortal(viewer: Viewer, team: { readonly engineerIds: readonly string[] }): boolean {
  if (viewer.role === 'ENGINEER') return team.engineerIds.includes(viewer.engineerId);
  return mayCall(viewer.role, 'portal:preview');
}
