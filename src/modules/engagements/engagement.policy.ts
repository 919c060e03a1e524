import type { Party } from '../../kernel/enums.js';
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
