import { Module } from '@nestjs/common';
import { EngagementsModule } from '../engagements/index.js';
import { AllocateEngineerMutation } from './allocate-engineer.mutation.js';
import { EndAllocationMutation } from './end-allocation.mutation.js';
import { UpdateAllocationMutation } from './update-allocation.mutation.js';

@Module({
  imports: [EngagementsModule],
  providers: [AllocateEngineerMutation, EndAllocationMutation, UpdateAllocationMutation],
})
export class AllocationsModule {}
