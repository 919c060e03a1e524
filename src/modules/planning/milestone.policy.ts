import { isManager, type Viewer } from '../../kernel/viewer.js';

/** Who works on the engagement may skip what is not required; what its stage needs, managers alone. */
export function maySkip(viewer: Viewer, milestone: { readonly required: boolean }): boolean {
  return !milestone.required || isManager(viewer);
}
