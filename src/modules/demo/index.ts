export { DemoModule } from './demo.module.js';
export { PEOPLE as DEMO_PEOPLE } from './domain/people.js';
export { SeedPeople } from './seed-people.service.js';
export { SeedDemo } from './seed-demo.service.js';
