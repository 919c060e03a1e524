export { commitBlocker, raiseBlocker, resolveBlocker } from './blockers.js';
export { type BlockerFacts, loadBlocker } from './blocker-lookup.js';
export { completeMilestone } from './complete-milestone.js';
export { LogProgressPayload } from './log-progress.graphql.js';
export {
  type ExpectedWork,
  type Observation,
  type Observed,
  type ProgressObserver,
  ProgressObservers,
} from './progress-observers.js';
export { loadSituation, type Situation } from './situation.js';
export { ProgressModule } from './progress.module.js';
