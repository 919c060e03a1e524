import { Module } from '@nestjs/common';
import { SeedDemo } from './seed-demo.service.js';

/** Loaded in the embedded default alone. */
@Module({ providers: [SeedDemo], exports: [SeedDemo] })
export class DemoModule {}
