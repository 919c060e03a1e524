import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { QuarantinedUsageEntity } from './quarantined-usage.entity.js';
import { ReplayQuarantineService } from './replay-quarantine.service.js';
import { UsageMonths } from './usage-months.js';
import { UsageRoutes } from './usage-routes.js';

/** Counting of quarantined usage, for requests and jobs. */
@Module({
  imports: [TypeOrmModule.forFeature([QuarantinedUsageEntity])],
  providers: [ReplayQuarantineService, UsageMonths, UsageRoutes],
  exports: [ReplayQuarantineService, UsageMonths, UsageRoutes],
})
export class QuarantineModule {}
