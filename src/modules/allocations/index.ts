export { AllocationsModule } from './allocations.module.js';
