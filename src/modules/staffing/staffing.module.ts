import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CreateEngineerResolver } from './create-engineer.resolver.js';
import { CreateEngineerService } from './create-engineer.service.js';
import { EngineersResolver } from './engineers.resolver.js';
import { SolutionEngineerEntity } from './solution-engineer.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([SolutionEngineerEntity])],
  providers: [EngineersResolver, CreateEngineerService, CreateEngineerResolver],
  exports: [CreateEngineerService],
})
export class StaffingModule {}
