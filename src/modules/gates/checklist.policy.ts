import { isManager, type Viewer } from '../../kernel/viewer.js';

/** Reviewers decide on evidence; only managers can waive it. */
export function canWaive(viewer: Viewer): boolean {
  return isManager(viewer);
}
