import type { Party, ProgressKindWord, Role } from '../../kernel/enums.js';
import { type Viewer, isManager } from '../../kernel/viewer.js';

/** Engineers on an engagement, including its lead. */
export interface EngagementTeam {
  readonly engineerIds: readonly string[];
}

/**
 * Managers can work on any engagement, engineers on those whose team they are on. Compliance reviewers have rules of their
 * own.
 */
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

/** Compliance reviewers can act on what COMPLIANCE is responsible for, in any engagement. */
function isComplianceOwn(viewer: Viewer, party: Party): boolean {
  return viewer.role === 'COMPLIANCE' && party === 'COMPLIANCE';
}

/** COMPLIANCE milestones can only be changed by compliance reviewers and managers, not by engineers on the team. */
export function canChangeMilestone(viewer: Viewer, team: EngagementTeam, party: Party): boolean {
  if (viewer.role === 'ENGINEER' && party === 'COMPLIANCE') return false;
  return canWorkOn(viewer, team) || isComplianceOwn(viewer, party);
}

/** A manager must give a reason for changing a COMPLIANCE milestone. */
export function mustGiveReason(viewer: Viewer, party: Party): boolean {
  return party === 'COMPLIANCE' && isManager(viewer);
}

/** Whether the viewer can raise, change or resolve a blocker. @param party responsible before or after the change */
export function canChangeBlocker(viewer: Viewer, team: EngagementTeam, party: Party): boolean {
  return canWorkOn(viewer, team) || isComplianceOwn(viewer, party);
}

/** Those who work on it can log anything; compliance reviewers can log notes on any engagement. */
export function canLog(viewer: Viewer, team: EngagementTeam, kind: ProgressKindWord): boolean {
  return canWorkOn(viewer, team) || (viewer.role === 'COMPLIANCE' && kind === 'NOTE');
}

/**
 * Those who work on it can pass the ball; compliance reviewers only while COMPLIANCE has it.
 * @param holder party that has the ball; null if on hold or ended
 */
export function canPassBall(viewer: Viewer, team: EngagementTeam, holder: Party | null): boolean {
  return canWorkOn(viewer, team) || (viewer.role === 'COMPLIANCE' && holder === 'COMPLIANCE');
}

/** Author of a progress entry. */
export interface ProgressAuthor {
  readonly id: string;
  readonly role: Role;
}

/**
 * Whether the viewer can change text, minutes and day: engineers can correct their own entries while they work on the
 * engagement, compliance reviewers their own, and managers those of any staff. Nobody can change what a partner user wrote.
 */
export function canCorrectProgress(viewer: Viewer, team: EngagementTeam, author: ProgressAuthor): boolean {
  if (author.role === 'PARTNER') return false;
  if (isManager(viewer)) return true;
  return viewer.userId === author.id && (canWorkOn(viewer, team) || viewer.role === 'COMPLIANCE');
}

/** Whether the viewer can hide, show or withdraw an entry: those who can correct it, and managers for partner users. */
export function canHideProgress(viewer: Viewer, team: EngagementTeam, author: ProgressAuthor): boolean {
  return isManager(viewer) || canCorrectProgress(viewer, team, author);
}

/** Whether the viewer can hide or show a file: those who work on the engagement for staff uploads, managers for all. */
export function canHideFile(viewer: Viewer, team: EngagementTeam, uploadedBy: Role): boolean {
  return isManager(viewer) || (uploadedBy !== 'PARTNER' && canWorkOn(viewer, team));
}
