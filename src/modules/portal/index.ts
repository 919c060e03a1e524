export { PortalModule } from './portal.module.js';
export { PortalWorkerModule } from './portal.worker.js';
