export { AlertsModule } from './alerts.module.js';
export { AlertsWorkerModule } from './alerts.worker.js';
export { JUDGE_USAGE } from './alerts.events.js';
