import { isManager, type Viewer } from '../../kernel/viewer.js';

/** Whose view it is, and whether it is shared. */
export interface ViewAccess {
  readonly ownerId: string;
  readonly shared: boolean;
}

/** Staff can read their own views and shared ones. */
export function canReadView(viewer: Viewer, { ownerId, shared }: ViewAccess): boolean {
  return shared || ownerId === viewer.userId;
}

/** Owners can change and delete their views, managers also shared ones. */
export function canChangeView(viewer: Viewer, { ownerId, shared }: ViewAccess): boolean {
  return ownerId === viewer.userId || (shared && isManager(viewer));
}
