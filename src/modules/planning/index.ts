export { insertBaseline } from './baseline.store.js';
export { delaysGoLive, isCritical, isPastDue, isUnfinished } from './conditions.js';
export { FIRST_BASELINE } from './domain/baselines.js';
export {
  started,
  completed,
  type MilestoneState,
  assertNotInFuture,
  assertNotLongBefore,
  assertWorkDay,
} from './domain/milestone-moves.js';
export type { Moved } from './domain/moved.js';
export { milestoneOf } from './milestone-lookup.js';
export { MilestoneEntity } from './milestone.entity.js';
export { Milestone } from './milestone.graphql.js';
export {
  insertPlan,
  loadPlan,
  planQuery,
  saveStatuses,
  type StatusChange,
  type StoredMilestone,
} from './milestone.store.js';
export { previewable, withPreview } from './move-preview.js';
export { DryRun, PreviewableInput, PreviewablePayload } from './move-preview.graphql.js';
export { MOVED_MILESTONES, MovedMilestone } from './moved-milestone.graphql.js';
export { evaluateProofsOf } from './evaluate-proofs.js';
export { USAGE_PROOF, UsageProofResult } from './usage-proof.graphql.js';
export { numberPlan } from './number-plan.js';
export { loadPlans } from './planning.store.js';
export { catchUpForecasts, catchUpLocked } from './catch-up-forecasts.js';
export { planReforecast, REFORECAST, REFORECAST_DAILY } from './daily-forecast.js';
export { type Planning, planningFrom, planningQueries } from './planning.store.js';
export {
  recordFirstForecast,
  scheduleColumns,
  updateForecast,
  updateForecastFrom,
} from './update-forecast.js';
export { type StartPlan, startPlan } from './start-plan.js';
export { PlanningModule, PlanningWorkerModule } from './planning.module.js';
