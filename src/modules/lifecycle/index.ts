export { repairTimeZones } from './repair-time-zones.js';
export { LifecycleModule } from './lifecycle.module.js';
