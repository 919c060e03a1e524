import type { Party } from '../../kernel/enums.js';
import { AppError } from '../../kernel/errors.js';
import type { PartnerViewer, Viewer } from '../../kernel/viewer.js';

/** @throws AppError FORBIDDEN if the viewer is no partner's user: the portal shows a partner's own and nothing else */
export function asPartnerUser(viewer: Viewer): PartnerViewer {
  if (viewer.role === 'PARTNER') return viewer;
  throw new AppError('FORBIDDEN', 'Only partner users can do this.');
}

/** A partner's users say when their own company's work is done, and nobody else's. */
export function isPartnersToComplete(milestone: { readonly party: Party }): boolean {
  return milestone.party === 'PARTNER';
}

/** A partner's users promise for their own company, and for nobody else. */
export function isPartnersToCommit(blocker: { readonly party: Party }): boolean {
  return blocker.party === 'PARTNER';
}

/** A partner's users resolve what their company must act upon, and take back what one of them has raised. */
export function isPartnersToResolve(blocker: { readonly party: Party }, raisedByPartner: boolean): boolean {
  return raisedByPartner || blocker.party === 'PARTNER';
}
