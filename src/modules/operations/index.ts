export { JOB_KINDS, QUEUES } from './job-kinds.js';
export { OperationsModule } from './operations.module.js';
