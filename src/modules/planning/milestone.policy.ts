import { isManager, type Viewer } from '../../kernel/viewer.js';

/** Only managers can skip required milestones; others can be skipped by everyone who can change them. */
export function canSkip(viewer: Viewer, milestone: { readonly required: boolean }): boolean {
  return !milestone.required || isManager(viewer);
}
