import { later } from '../app/later';

/*
 * Dialogs of the engagement's page, each loaded when it is first opened: together they are larger than the page.
 */

export const AdvanceStage = later(async () => (await import('./AdvanceStage')).AdvanceStage);
export const ReturnToStage = later(async () => (await import('./ReturnToStage')).ReturnToStage);
export const RaiseBlocker = later(async () => (await import('./RaiseBlocker')).RaiseBlocker);
export const ResolveBlocker = later(async () => (await import('./ResolveBlocker')).ResolveBlocker);
export const UpdateBlocker = later(async () => (await import('./UpdateBlocker')).UpdateBlocker);
export const AllocateEngineer = later(async () => (await import('./AllocateEngineer')).AllocateEngineer);
export const CloseEngagement = later(async () => (await import('./CloseEngagement')).CloseEngagement);
export const HoldEngagement = later(async () => (await import('./HoldEngagement')).HoldEngagement);
export const ResumeEngagement = later(async () => (await import('./ResumeEngagement')).ResumeEngagement);
export const TakeBaseline = later(async () => (await import('./TakeBaseline')).TakeBaseline);
export const RecomputeHealth = later(async () => (await import('./RecomputeHealth')).RecomputeHealth);
export const AddMilestone = later(async () => (await import('./AddMilestone')).AddMilestone);
export const SubmitEvidence = later(async () => (await import('./SubmitEvidence')).SubmitEvidence);
export const UpdateEngagement = later(async () => (await import('./UpdateEngagement')).UpdateEngagement);
export const CompleteMilestone = later(async () => (await import('./CompleteMilestone')).CompleteMilestone);
export const ReviewChecklistItem = later(
  async () => (await import('./ReviewChecklistItem')).ReviewChecklistItem,
);
export const WithdrawProgress = later(async () => (await import('./WithdrawProgress')).WithdrawProgress);
export const PassBall = later(async () => (await import('./PassBall')).PassBall);
export const CorrectProgress = later(async () => (await import('./CorrectProgress')).CorrectProgress);
export const UpdateUpload = later(async () => (await import('./UpdateUpload')).UpdateUpload);
export const EditMilestone = later(async () => (await import('./EditMilestone')).EditMilestone);
export const MoveMilestone = later(async () => (await import('./MoveMilestone')).MoveMilestone);
export const RescheduleMilestone = later(
  async () => (await import('./RescheduleMilestone')).RescheduleMilestone,
);
