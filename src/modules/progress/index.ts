export { commitBlocker, raiseBlocker, resolveBlocker } from './blockers.js';
export { completeMilestone, findMilestone } from './complete-milestone.js';
export { LogProgressPayload } from './log-progress.graphql.js';
export {
  type Observation,
  type Observed,
  type ProgressObserver,
  ProgressObservers,
} from './progress-observers.js';
export { ProgressModule } from './progress.module.js';
