export { CreateEngineerInput } from './create-engineer.graphql.js';
export { capacityWarnings } from './domain/capacity-warnings.js';
export { type DaySpan, type SpanLimits, faultOfSpan } from './domain/day-range.js';
export { type LoadFacts, type WeekLoad, loadOver, weekLoads } from './domain/workload.js';
export { lockEngineer, lockEngineerRow } from './engineer.store.js';
export { ENGINEER_FILTER, SolutionEngineerFilter } from './list-engineers.graphql.js';
export { SolutionEngineerEntity } from './solution-engineer.entity.js';
export { SolutionEngineer } from './solution-engineer.graphql.js';
export { StaffingModule } from './staffing.module.js';
