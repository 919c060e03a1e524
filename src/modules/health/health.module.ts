import { Module } from '@nestjs/common';
import { EngagementsModule } from '../engagements/index.js';
import { ProgressModule } from '../progress/index.js';
import { ClearHealthOverrideMutation } from './clear-health-override.mutation.js';
import { EngagementHealthFields } from './engagement-health.resolver.js';
import { HealthChangeFields, HealthFields } from './health-change.resolver.js';
import { HealthTablesModule } from './health-tables.module.js';
import { LogProgressHealthFields } from './log-progress-health.resolver.js';
import { HealthProgressObserver } from './observe-progress.js';
import { OverrideHealthMutation } from './override-health.mutation.js';
import { RecomputeHealthMutation } from './recompute-health.mutation.js';

@Module({
  imports: [EngagementsModule, HealthTablesModule, ProgressModule],
  providers: [
    ClearHealthOverrideMutation,
    EngagementHealthFields,
    HealthChangeFields,
    HealthFields,
    HealthProgressObserver,
    LogProgressHealthFields,
    OverrideHealthMutation,
    RecomputeHealthMutation,
  ],
})
export class HealthModule {}
