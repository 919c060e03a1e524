export { mendTimeZones } from './mend-time-zones.js';
export { LifecycleModule } from './lifecycle.module.js';
