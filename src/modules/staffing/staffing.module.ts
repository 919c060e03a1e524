import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogModule } from '../catalog/index.js';
import { Bindings } from '../identity/index.js';
import { AddTimeOffMutation } from './add-time-off.mutation.js';
import { CreateEngineerMutation } from './create-engineer.mutation.js';
import { engineerExists } from './engineer.store.js';
import { EngineersResolver } from './engineers.resolver.js';
import { RemoveTimeOffMutation } from './remove-time-off.mutation.js';
import {
  EngineerCapacityEntity,
  EngineerSkillEntity,
  SolutionEngineerEntity,
  TimeOffEntity,
} from './solution-engineer.entity.js';
import { UpdateEngineerMutation } from './update-engineer.mutation.js';
import { ViewerEngineerFields } from './viewer-engineer.resolver.js';

const ENTITIES = [EngineerCapacityEntity, EngineerSkillEntity, SolutionEngineerEntity, TimeOffEntity];

@Module({
  imports: [CatalogModule, TypeOrmModule.forFeature(ENTITIES)],
  providers: [
    EngineersResolver,
    CreateEngineerMutation,
    UpdateEngineerMutation,
    AddTimeOffMutation,
    RemoveTimeOffMutation,
    ViewerEngineerFields,
  ],
})
export class StaffingModule implements OnModuleInit {
  constructor(private readonly bindings: Bindings) {}

  onModuleInit(): void {
    this.bindings.enter('engineer', engineerExists);
  }
}
