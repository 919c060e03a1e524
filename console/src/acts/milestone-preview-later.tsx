import { later } from '../app/later';

/** Loaded when a dialog first shows it. */
export const MilestonePreview = later(async () => (await import('./MilestonePreview')).default);
