export { CHECKLIST_SET, CREDENTIALS_CHANGED } from './affected-engagements.processor.js';
export { canWaive } from './checklist.policy.js';
export {
  CHECKLIST_OF_ENGAGEMENT,
  CHECKLIST_ROWS,
  CHECKLIST_ROWS_THEN,
  checklistKey,
  isMet,
  isNeeded,
  owedBy,
} from './checklist-rows.js';
export { ChecklistEvidenceEntity, ChecklistStateEntity } from './checklist.entity.js';
export { findNeededItem, type NeededItem } from './checklist.store.js';
export { EngagementChecklistItem } from './engagement-checklist.graphql.js';
export { EvidenceGiven } from './evidence-given.graphql.js';
export { evidenceGiven } from './evidence-given.js';
export { submitEvidence } from './evidence.js';
export { assertGateMet, gateQuery } from './gate.js';
export { HandedIn, ItemStanding } from './item-standing.graphql.js';
export { StageGate } from './stage-gate.graphql.js';
export { GatesModule, GatesWorkerModule } from './gates.module.js';
