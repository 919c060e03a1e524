export { Health } from './health.graphql.js';
export { HEALTH_EVENTS } from './health.events.js';
export { HealthModel } from './health-model.graphql.js';
export { HealthModule } from './health.module.js';
export { HealthWorkerModule } from './health.worker.js';
export { Job, JobState } from './recompute-health.graphql.js';
