import { Module } from '@nestjs/common';
import { IngestUsageService } from './ingest-usage.service.js';
import { IngestTurns } from './ingest-turns.js';
import { IngestController } from './ingest.controller.js';
import { QuarantineModule } from './quarantine.module.js';
import { QuarantineResolver } from './quarantine.resolver.js';
import { RetryQuarantineMutation } from './retry-quarantine.mutation.js';

@Module({
  imports: [QuarantineModule],
  controllers: [IngestController],
  providers: [IngestTurns, IngestUsageService, QuarantineResolver, RetryQuarantineMutation],
})
export class UsageModule {}
