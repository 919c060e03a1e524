export { AllocationEntity } from './allocation.entity.js';
export { Allocation, AllocationKind } from './allocation.graphql.js';
export {
  countAllocations,
  endAllocations,
  findAllocation,
  insertAllocation,
  loadFactsOf,
  overlappingAllocation,
  removeAllocation,
  saveAllocation,
} from './allocation.store.js';
export { assertPassable, type BallFacts, ballFrom, ballQueries, writePass } from './ball.store.js';
export { BlockerEntity } from './blocker.entity.js';
export { Blocker } from './blocker.graphql.js';
export {
  type BlockerFields,
  type NewBlocker,
  type Resolved,
  type OpenBlocker,
  blockersQuery,
  commitmentsQuery,
  findBlocker,
  insertBlockers,
  openBlockerIds,
  openBlockersQuery,
  saveBlocker,
  saveResolutions,
} from './blocker.store.js';
export {
  hasNotEnded,
  hasOnTeam,
  isOpenBlocker,
  isShown,
  openUntil,
  wasCancelled,
  wasOpenAt,
} from './conditions.js';
export { currentBand, isOverridden } from './current-band.js';
export { MAX_ALLOCATIONS } from './domain/allocation-limits.js';
export { MAX_COMMITMENTS, MAX_OPEN_BLOCKERS } from './domain/blocker-limits.js';
export { type EntryContent, corrected, hides, publishes } from './domain/correction.js';
export { MAX_REVISIONS } from './domain/progress-limits.js';
export { isOnlyPublished } from './domain/published.js';
export { MAX_SCOPE_OPERATIONS, MAX_SCOPE_VERSIONS } from './domain/scope-limits.js';
export {
  assertCanChangeBlockers,
  assertCanLog,
  assertCanChangeMilestones,
  assertCanPassBall,
  assertCanWork,
  assertActive,
  assertNotEnded,
} from './engagement-access.js';
export { EngagementBlockers, LISTED_BLOCKERS } from './engagement-blockers.js';
export { type EngagementFound, engagementOfPartner } from './engagement-of-partner.query.js';
export { ENGAGEMENT_ZONES } from './engagement-zones.store.js';
export { EngagementEntity } from './engagement.entity.js';
export { ENGAGEMENT_EVENTS } from './engagement.events.js';
export { Engagement, EngagementConnection } from './engagement.graphql.js';
export {
  canChangeBlocker,
  canChangeMilestone,
  canCorrectProgress,
  canHideFile,
  canHideProgress,
  canLog,
  canPassBall,
  canWorkOn,
  type EngagementTeam,
} from './engagement.policy.js';
export {
  insertEngagement,
  lockEngagement,
  lockEngagementIds,
  lockEngagementRow,
  lockEngagementRows,
  saveHealth,
  saveOverride,
  recordPartnerAct,
} from './engagement.store.js';
export {
  earliestStartIn,
  openEngagementsIn,
  openEngagementsOf,
  openEngagementsWith,
} from './open-engagements.query.js';
export { EngagementsModule, EngagementsWorkerModule } from './engagements.module.js';
export { beginHold, endHold, resumeFromHold } from './hold.store.js';
export { ENGAGEMENT_FILTER, EngagementFilter } from './list-engagements.graphql.js';
export { LEAD_NAME, PARTNER_NAME } from './order-engagements.graphql.js';
export {
  countedVersions,
  hasProductInScope,
  isApplicationInScope,
  isProductInScope,
  productsInScope,
  scopedOperations,
  versionsInScope,
} from './in-scope.js';
export { loadFacts } from './load-facts.query.js';
export { ProgressEntryEntity } from './progress-entry.entity.js';
export { ProgressEntry, ProgressKind } from './progress-entry.graphql.js';
export { appendProgress, correctEntry, findProgress, textBeforeWithdrawal } from './progress.store.js';
export { PulseEntity } from './pulse.entity.js';
export { recordPulse } from './pulse.store.js';
export { EngagementForecasts } from './save-forecasts.store.js';
export { saveEngagement } from './save-engagement.store.js';
export {
  type ScopeItem,
  engineerIdsOf,
  operationsInScope,
  operationsInScopeQuery,
  replaceScope,
  replaceTeam,
  scopeOf,
  teamFrom,
  teamOf,
  teamQuery,
} from './scope.store.js';
export {
  EngagementUseCases,
  type EngagementUseCase,
  type OfEngagement,
  permittedByRole,
} from './engagement-use-cases.js';
export { recordChange } from './record-change.js';
