export { commitBlocker, raiseBlocker, resolveBlocker } from './blockers.js';
export { CHECKLIST_SET, CREDENTIALS_CHANGED } from './announce-concerned.processor.js';
export { type NeededItem, findNeededItem } from './checklist.store.js';
export {
  CHECKLIST_OF_ENGAGEMENT,
  CHECKLIST_ROWS,
  CHECKLIST_ROWS_THEN,
  checklistKey,
  isMet,
  isNeeded,
  owedBy,
} from './checklist-rows.js';
export { completeMilestone, findMilestone } from './complete-milestone.js';
export { DeliveryModule, DeliveryWorkerModule } from './delivery.module.js';
export { ChecklistStateEntity, ChecklistEvidenceEntity } from './checklist.entity.js';
export { EngagementChecklistItem } from './engagement-checklist.graphql.js';
export { evidenceGiven } from './evidence-given.js';
export { EvidenceGiven } from './evidence-given.graphql.js';
export { handIn } from './evidence.js';
export { calendarOf } from './holidays.store.js';
export { HandedIn, ItemStanding } from './item-standing.graphql.js';
export { LogProgressInput, LogProgressPayload } from './log-progress.graphql.js';
export { MilestoneEntity } from './milestone.entity.js';
export { mendTimeZones } from './mend-time-zones.js';
export { Milestone } from './milestone.graphql.js';
export type { StoredMilestone } from './milestone.store.js';
export {
  type Observation,
  type Observed,
  type ProgressObserver,
  ProgressObservers,
} from './progress-observers.js';
export { exportPlaybook } from './export-playbook.js';
export { type PlaybookText, PlaybookTextError, parsePlaybookFile } from './playbook-file.js';
export { PLAYBOOK_ENTITIES, publishPlaybook } from './publish-playbook.js';
export { REFORECAST, REFORECAST_DAILY, catchUpForecast } from './reforecast.js';
export { StartEngagementInput } from './start-engagement.graphql.js';
export { UpdateMilestoneInput } from './update-milestone.graphql.js';
export { workingDayOn } from './working-day-on.js';
