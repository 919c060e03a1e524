import { type ComponentType, Suspense, lazy } from 'react';

/*
 * Dialogs of the engagement's page, each loaded when it is first opened: together they are larger than the page.
 */

function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  const Lazy = lazy(async () => ({ default: await load() }));
  return function Later(props: Props) {
    return (
      <Suspense fallback={null}>
        <Lazy {...props} />
      </Suspense>
    );
  };
}

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
export const MilestonePreview = later(async () => (await import('./MilestonePreview')).default);
export const UpdateEngagement = later(async () => (await import('./UpdateEngagement')).UpdateEngagement);
export const PassBall = later(async () => (await import('./PassBall')).PassBall);
