export { changeBetween, type ComparedEvaluation } from './domain/change.js';
export { MEASURE_NAMES } from './domain/wordings.js';
export { type EvaluationObserver, EvaluationObservers } from './evaluation-observers.js';
export { Health } from './health.graphql.js';
export { APPLY_MODEL, DAILY_HEALTH, END_OVERRIDE, HEALTH_EVENTS, RECOMPUTE_HEALTH } from './health.events.js';
export { HealthModule } from './health.module.js';
export { HealthWorkerModule } from './health.worker.js';
export { bandHolds, comparedEvaluation, newestSnapshot } from './newest-snapshot.js';
export { computedBand, overrideAt, shownBandAt } from './shown-band.js';
