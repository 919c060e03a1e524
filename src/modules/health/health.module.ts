import { Module } from '@nestjs/common';
import { ProgressModule } from '../progress/index.js';
import { EngagementHealthFields } from './engagement-health.resolver.js';
import { HealthChangeFields, HealthFields } from './health-change.resolver.js';
import { HealthModelsResolver } from './health-models.resolver.js';
import { HealthTablesModule } from './health-tables.module.js';
import { LogProgressHealthFields } from './log-progress-health.resolver.js';
import { HealthProgressObserver } from './observe-progress.js';
import { RecomputeHealthMutation } from './recompute-health.mutation.js';

@Module({
  imports: [HealthTablesModule, ProgressModule],
  providers: [
    EngagementHealthFields,
    HealthChangeFields,
    HealthFields,
    HealthModelsResolver,
    HealthProgressObserver,
    LogProgressHealthFields,
    RecomputeHealthMutation,
  ],
})
export class HealthModule {}
