export { JOB_KINDS } from './job-kinds.js';
export { OperationsModule } from './operations.module.js';
