import { Module } from '@nestjs/common';
import { SeedPeople } from './seed-people.service.js';
import { SeedDemo } from './seed-demo.service.js';

/** Loaded in the embedded default alone. */
@Module({ providers: [SeedDemo, SeedPeople], exports: [SeedDemo, SeedPeople] })
export class DemoModule {}
