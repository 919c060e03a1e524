export { USAGE_EVENTS } from './adoption.events.js';
export { AdoptionModule } from './adoption.module.js';
export { AdoptionWorkerModule } from './adoption.worker.js';
export { type UsageFacts, usageFacts } from './usage-facts.js';
