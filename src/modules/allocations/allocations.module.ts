import { Module } from '@nestjs/common';
import { AllocateEngineerResolver } from './allocate-engineer.resolver.js';
import { AllocateEngineerService } from './allocate-engineer.service.js';
import { EndAllocationResolver } from './end-allocation.resolver.js';
import { EndAllocationService } from './end-allocation.service.js';
import { UpdateAllocationResolver } from './update-allocation.resolver.js';
import { UpdateAllocationService } from './update-allocation.service.js';

@Module({
  providers: [
    AllocateEngineerService,
    AllocateEngineerResolver,
    EndAllocationService,
    EndAllocationResolver,
    UpdateAllocationService,
    UpdateAllocationResolver,
  ],
})
export class AllocationsModule {}
