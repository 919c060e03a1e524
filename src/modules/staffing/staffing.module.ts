import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogModule } from '../catalog/index.js';
import { AddTimeOffResolver } from './add-time-off.resolver.js';
import { AddTimeOffService } from './add-time-off.service.js';
import { CreateEngineerResolver } from './create-engineer.resolver.js';
import { CreateEngineerService } from './create-engineer.service.js';
import { EngineersResolver } from './engineers.resolver.js';
import { RemoveTimeOffResolver } from './remove-time-off.resolver.js';
import { RemoveTimeOffService } from './remove-time-off.service.js';
import {
  EngineerCapacityEntity,
  EngineerSkillEntity,
  SolutionEngineerEntity,
  TimeOffEntity,
} from './solution-engineer.entity.js';
import { UpdateEngineerResolver } from './update-engineer.resolver.js';
import { UpdateEngineerService } from './update-engineer.service.js';
import { ViewerEngineerFields } from './viewer-engineer.resolver.js';

const ENTITIES = [EngineerCapacityEntity, EngineerSkillEntity, SolutionEngineerEntity, TimeOffEntity];

@Module({
  imports: [CatalogModule, TypeOrmModule.forFeature(ENTITIES)],
  providers: [
    EngineersResolver,
    CreateEngineerService,
    CreateEngineerResolver,
    UpdateEngineerService,
    UpdateEngineerResolver,
    AddTimeOffService,
    AddTimeOffResolver,
    RemoveTimeOffService,
    RemoveTimeOffResolver,
    ViewerEngineerFields,
  ],
})
export class StaffingModule {}
