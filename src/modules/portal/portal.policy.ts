import type { Party } from '../../kernel/enums.js';
import { AppError } from '../../kernel/errors.js';
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
export function canPartnerResolve(blocker: { readonly party: Party }, raisedByPartner: boolean): boolean {
  return raisedByPartner || blocker.party === 'PARTNER';
}
