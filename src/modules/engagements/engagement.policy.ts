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
