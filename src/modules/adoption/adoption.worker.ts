import { Module } from '@nestjs/common';
import { ExpireQuarantineProcessor } from './expire-quarantine.processor.js';
import { QuarantineModule } from './quarantine.module.js';
import { ReplayQuarantineProcessor } from './replay-quarantine.processor.js';

/** Counts usage once it is known whose it is, and drops what has waited for that too long. */
@Module({ imports: [QuarantineModule], providers: [ExpireQuarantineProcessor, ReplayQuarantineProcessor] })
export class AdoptionWorkerModule {}
