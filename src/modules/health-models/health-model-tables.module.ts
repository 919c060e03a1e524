import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { HealthModelUseEntity } from './health-model-use.entity.js';
import { HealthModelEntity } from './health-model.entity.js';
import { ShipModelsService } from './ship-models.service.js';

/** The tables and the shipped models, needed by both the API and the worker. */
@Module({
  imports: [TypeOrmModule.forFeature([HealthModelEntity, HealthModelUseEntity])],
  providers: [ShipModelsService],
})
export class HealthModelTablesModule {}
