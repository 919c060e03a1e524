export { ANNOUNCE_SUNSET } from './announce-sunset.processor.js';
export { PortalModule } from './portal.module.js';
export { PortalWorkerModule } from './portal.worker.js';
