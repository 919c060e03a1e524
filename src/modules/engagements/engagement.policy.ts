import type { Party, Role } from '../../kernel/enums.js';
import { type Viewer, isManager } from '../../kernel/viewer.js';
import type { ProgressKindWord } from './domain/progress-kinds.js';

/** The engineers of an engagement, its lead among them. */
export interface EngagementTeam {
  readonly engineerIds: readonly string[];
}

/** Managers work on any engagement, engineers on those of their team; everyone else only reads. */
export function canWorkOn(viewer: Viewer, team: EngagementTeam): boolean {
  switch (viewer.role) {
    case 'ADMIN':
    case 'MANAGER':
      return true;
    case 'ENGINEER':
      return team.engineerIds.includes(viewer.engineerId);
    default:
      return false;
  }
}

/** What compliance must do is theirs on any engagement; everything else is for those who work on it. */
function isOwnOfCompliance(viewer: Viewer, party: Party): boolean {
  return viewer.role === 'COMPLIANCE' && party === 'COMPLIANCE';
}

/** Who may change a milestone in any way: only compliance and managers may change a COMPLIANCE milestone; engineers may not. */
export function canChangeMilestone(viewer: Viewer, team: EngagementTeam, party: Party): boolean {
  if (viewer.role === 'ENGINEER' && party === 'COMPLIANCE') return false;
  return canWorkOn(viewer, team) || isOwnOfCompliance(viewer, party);
}

/** A manager who does what is compliance's to do says why. */
export function mustSayWhy(viewer: Viewer, party: Party): boolean {
  return party === 'COMPLIANCE' && isManager(viewer);
}

/** Who raises, changes and resolves a blocker. @param party that must act on it, before and after */
export function canChangeBlocker(viewer: Viewer, team: EngagementTeam, party: Party): boolean {
  return canWorkOn(viewer, team) || isOwnOfCompliance(viewer, party);
}

/** Whoever works on it logs whatever work it is; compliance reviewers log notes on any engagement. */
export function canLog(viewer: Viewer, team: EngagementTeam, kind: ProgressKindWord): boolean {
  return canWorkOn(viewer, team) || (viewer.role === 'COMPLIANCE' && kind === 'NOTE');
}

/**
 * Whoever works on it passes the ball; compliance reviewers pass it on while it lies with them.
 * @param holder who has it now; null on hold and at the end
 */
export function canPassBall(viewer: Viewer, team: EngagementTeam, holder: Party | null): boolean {
  return canWorkOn(viewer, team) || (viewer.role === 'COMPLIANCE' && holder === 'COMPLIANCE');
}

/** Who wrote an entry. */
export interface ProgressAuthor {
  readonly id: string;
  readonly role: Role;
}

/**
 * Who changes an entry's text, minutes and day: engineers what they wrote themselves while they work on the engagement,
 * compliance reviewers what they wrote themselves, managers what any of the staff wrote.
 * What a partner's user wrote stays as it was said: nobody puts words into a partner's mouth.
 */
export function canCorrectProgress(viewer: Viewer, team: EngagementTeam, author: ProgressAuthor): boolean {
  if (author.role === 'PARTNER') return false;
  if (isManager(viewer)) return true;
  return viewer.userId === author.id && (canWorkOn(viewer, team) || viewer.role === 'COMPLIANCE');
}

/** Who hides, shows and withdraws an entry: whoever may correct it, and managers what a partner's user wrote. */
export function canHideProgress(viewer: Viewer, team: EngagementTeam, author: ProgressAuthor): boolean {
  return isManager(viewer) || canCorrectProgress(viewer, team, author);
}

/** Who hides and shows a file: the team those that staff uploaded, managers also those of the partner's users. */
export function canHideFile(viewer: Viewer, team: EngagementTeam, uploadedBy: Role): boolean {
  return isManager(viewer) || (uploadedBy !== 'PARTNER' && canWorkOn(viewer, team));
}
