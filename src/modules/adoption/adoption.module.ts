import { Module } from '@nestjs/common';
import { AdoptionResolver } from './adoption.resolver.js';
import { EngagementAdoptionResolver } from './engagement-adoption.resolver.js';
import { IngestUsageService } from './ingest-usage.service.js';
import { IngestController } from './ingest.controller.js';
import { QuarantineModule } from './quarantine.module.js';
import { QuarantineResolver } from './quarantine.resolver.js';
import { RetryQuarantineMutation } from './retry-quarantine.mutation.js';
import { UsageMonths } from './usage-months.js';

@Module({
  imports: [QuarantineModule],
  controllers: [IngestController],
  providers: [
    AdoptionResolver,
    EngagementAdoptionResolver,
    IngestUsageService,
    QuarantineResolver,
    RetryQuarantineMutation,
    UsageMonths,
  ],
})
export class AdoptionModule {}
