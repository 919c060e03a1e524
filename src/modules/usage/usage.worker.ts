import { Module } from '@nestjs/common';
import { ExpireQuarantineProcessor } from './expire-quarantine.processor.js';
import { QuarantineModule } from './quarantine.module.js';
import { ReplayQuarantineProcessor } from './replay-quarantine.processor.js';
import { UsageMonthsProcessor } from './usage-months.processor.js';

/** Counts quarantined usage once its owner is known, deletes what has been quarantined too long, and keeps the months. */
@Module({
  imports: [QuarantineModule],
  providers: [ExpireQuarantineProcessor, ReplayQuarantineProcessor, UsageMonthsProcessor],
})
export class UsageWorkerModule {}
