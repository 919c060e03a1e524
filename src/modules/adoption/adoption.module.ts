import { Module } from '@nestjs/common';
import { AdoptionResolver } from './adoption.resolver.js';
import { CohortsResolver } from './cohorts.resolver.js';
import { DurationsResolver } from './durations.resolver.js';
import { EngagementAdoptionResolver } from './engagement-adoption.resolver.js';
import { ExportAdoptionController } from './export-adoption.controller.js';
import { FunnelResolver, FunnelStepResolver } from './funnel.resolver.js';
import { PartnerAdoptionResolver } from './partner-adoption.resolver.js';
import { AdoptionVersionsResolver } from './versions.resolver.js';

@Module({
  controllers: [ExportAdoptionController],
  providers: [
    AdoptionResolver,
    AdoptionVersionsResolver,
    CohortsResolver,
    DurationsResolver,
    EngagementAdoptionResolver,
    FunnelResolver,
    FunnelStepResolver,
    PartnerAdoptionResolver,
  ],
})
export class AdoptionModule {}
