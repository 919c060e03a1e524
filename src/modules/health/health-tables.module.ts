import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { HealthModelTablesModule } from '../health-models/index.js';
import { HealthOverrideEntity } from './health-override.entity.js';
import { HealthShadowEntity, HealthSnapshotEntity } from './health-snapshot.entity.js';

/** The tables and the shipped models, needed by both the API and the worker. */
@Module({
  imports: [
    HealthModelTablesModule,
    TypeOrmModule.forFeature([HealthOverrideEntity, HealthShadowEntity, HealthSnapshotEntity]),
  ],
})
export class HealthTablesModule {}
