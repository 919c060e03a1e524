import { Module } from '@nestjs/common';
import { ExpireQuarantineProcessor } from './expire-quarantine.processor.js';
import { QuarantineModule } from './quarantine.module.js';
import { ReplayQuarantineProcessor } from './replay-quarantine.processor.js';

/** Counts quarantined usage once its owner is known, and deletes what has been quarantined too long. */
@Module({ imports: [QuarantineModule], providers: [ExpireQuarantineProcessor, ReplayQuarantineProcessor] })
export class UsageWorkerModule {}
