export { Health } from './health.graphql.js';
export { DAILY_HEALTH, HEALTH_EVENTS, RECOMPUTE_HEALTH } from './health.events.js';
export { HealthModule } from './health.module.js';
export { HealthWorkerModule } from './health.worker.js';
