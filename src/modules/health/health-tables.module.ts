import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { HealthModelEntity } from './health-model.entity.js';
import { HealthOverrideEntity } from './health-override.entity.js';
import { HealthSnapshotEntity } from './health-snapshot.entity.js';
import { PublishShippedModelService } from './publish-shipped-model.service.js';

/** The tables and the shipped model, needed by both the API and the worker. */
@Module({
  imports: [TypeOrmModule.forFeature([HealthModelEntity, HealthOverrideEntity, HealthSnapshotEntity])],
  providers: [PublishShippedModelService],
})
export class HealthTablesModule {}
