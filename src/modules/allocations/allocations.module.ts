import { Module } from '@nestjs/common';
import { AllocateEngineerMutation } from './allocate-engineer.mutation.js';
import { EndAllocationMutation } from './end-allocation.mutation.js';
import { UpdateAllocationMutation } from './update-allocation.mutation.js';

@Module({
  providers: [AllocateEngineerMutation, EndAllocationMutation, UpdateAllocationMutation],
})
export class AllocationsModule {}
