import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { QuarantinedUsageEntity } from './quarantined-usage.entity.js';
import { ReplayQuarantineService } from './replay-quarantine.service.js';
import { UsageRoutes } from './usage-routes.js';

/** What both requests and jobs need to count usage that waited. */
@Module({
  imports: [TypeOrmModule.forFeature([QuarantinedUsageEntity])],
  providers: [ReplayQuarantineService, UsageRoutes],
  exports: [ReplayQuarantineService, UsageRoutes],
})
export class QuarantineModule {}
