import { Module } from '@nestjs/common';
import { SeedPeople } from './seed-people.service.js';
import { SeedDemo } from './seed-demo.service.js';

/** Only loaded in the embedded default. */
@Module({ providers: [SeedDemo, SeedPeople], exports: [SeedDemo, SeedPeople] })
export class DemoModule {}
