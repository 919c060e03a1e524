import type { Party, Role } from '../../kernel/enums.js';
import type { Viewer } from '../../kernel/viewer.js';

/** The engineers of an engagement, its lead among them. */
export interface EngagementTeam {
  readonly engineerIds: readonly string[];
}

/** Managers work on any engagement, engineers on those of their team; everybody else only reads. */
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
 * Engineers correct what they wrote themselves while they work on the engagement, managers what any of the staff wrote.
 * What a partner's user wrote stays as it was said: nobody puts words into a partner's mouth.
 */
export function canCorrectProgress(viewer: Viewer, team: EngagementTeam, author: ProgressAuthor): boolean {
  if (author.role === 'PARTNER' || !canWorkOn(viewer, team)) return false;
  return viewer.role !== 'ENGINEER' || viewer.userId === author.id;
}
