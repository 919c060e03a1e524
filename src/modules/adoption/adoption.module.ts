import { Module } from '@nestjs/common';
import { AdoptionResolver } from './adoption.resolver.js';
import { EngagementAdoptionResolver } from './engagement-adoption.resolver.js';
import { IngestBodies } from './ingest-bodies.js';
import { IngestUsageService } from './ingest-usage.service.js';
import { IngestController } from './ingest.controller.js';
import { UsageMonths } from './usage-months.js';
import { UsageRoutes } from './usage-routes.js';

@Module({
  controllers: [IngestController],
  providers: [
    AdoptionResolver,
    EngagementAdoptionResolver,
    IngestBodies,
    IngestUsageService,
    UsageMonths,
    UsageRoutes,
  ],
})
export class AdoptionModule {}
