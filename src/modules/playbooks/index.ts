export { chooseMilestones, type ConditionFacts } from './domain/conditions.js';
export { exportPlaybook } from './export-playbook.js';
export { Playbook } from './playbook.graphql.js';
export type { PlaybookMilestone } from './playbook.schema.js';
export { findPlaybook } from './playbook.store.js';
export { Proof } from './proof.graphql.js';
export { PLAYBOOK_ENTITIES, publishPlaybook } from './publish-playbook.js';
export { PlaybooksModule } from './playbooks.module.js';
