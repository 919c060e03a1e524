export { CreateEngineerInput } from './create-engineer.graphql.js';
export { CreateEngineerService } from './create-engineer.service.js';
export { SolutionEngineerEntity } from './solution-engineer.entity.js';
export { SolutionEngineer } from './solution-engineer.graphql.js';
export { StaffingModule } from './staffing.module.js';
