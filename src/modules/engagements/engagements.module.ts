import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AllocationEntity } from './allocation.entity.js';
import { EngagementAllocationFields, EngineerAllocationFields } from './allocations.resolver.js';
import { BallIntervalEntity } from './ball-interval.entity.js';
import { BlockerCommitmentEntity, BlockerEntity, BlockerSeverityEntity } from './blocker.entity.js';
import { BlockersResolver, EngagementBlockerFields } from './blockers.resolver.js';
import { EngagementEntity } from './engagement.entity.js';
import { EngagementChangedResolver } from './engagement-changed.resolver.js';
import {
  EngagementProgressFields,
  EngagementsResolver,
  PartnerEngagementFields,
} from './engagements.resolver.js';
import { EngagementUseCases } from './engagement-use-cases.js';
import { EngagementHoldFields } from './hold-fields.resolver.js';
import { EngagementHoldEntity } from './hold.entity.js';
import { EngagementHistoryEntity, PartnerActEntity } from './history.entity.js';
import { ProgressEntryEntity, ProgressRevisionEntity } from './progress-entry.entity.js';
import { EngagementPulseFields } from './pulse-fields.resolver.js';
import { EngagementScopeFields } from './scope-fields.resolver.js';
import { PulseEntity } from './pulse.entity.js';
import {
  EngagementEngineerEntity,
  EngagementScopeEntity,
  EngagementScopeHistoryEntity,
  EngagementScopeOperationEntity,
} from './scope.entity.js';

const ENTITIES = [
  AllocationEntity,
  BallIntervalEntity,
  BlockerCommitmentEntity,
  BlockerEntity,
  BlockerSeverityEntity,
  EngagementEntity,
  EngagementEngineerEntity,
  EngagementHistoryEntity,
  EngagementHoldEntity,
  EngagementScopeEntity,
  EngagementScopeHistoryEntity,
  EngagementScopeOperationEntity,
  PartnerActEntity,
  ProgressEntryEntity,
  ProgressRevisionEntity,
  PulseEntity,
];

@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  providers: [
    BlockersResolver,
    EngagementAllocationFields,
    EngagementBlockerFields,
    EngagementsResolver,
    EngagementUseCases,
    EngagementChangedResolver,
    EngagementHoldFields,
    EngagementProgressFields,
    EngagementPulseFields,
    EngagementScopeFields,
    EngineerAllocationFields,
    PartnerEngagementFields,
  ],
  exports: [EngagementUseCases],
})
export class EngagementsModule {}

/** Only the tables, for processes that run jobs. */
@Module({ imports: [TypeOrmModule.forFeature(ENTITIES)] })
export class EngagementsWorkerModule {}
