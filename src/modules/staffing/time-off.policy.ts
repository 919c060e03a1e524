import type { Viewer } from '../../kernel/viewer.js';

/** Managers can change anyone's time off, engineers their own. */
export function canChangeTimeOff(viewer: Viewer, engineerId: string): boolean {
  switch (viewer.role) {
    case 'ADMIN':
    case 'MANAGER':
      return true;
    case 'ENGINEER':
      return viewer.engineerId === engineerId;
    default:
      return false;
  }
}
