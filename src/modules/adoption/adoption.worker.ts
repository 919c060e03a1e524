import { Module } from '@nestjs/common';
import { QuarantineModule } from './quarantine.module.js';
import { ReplayQuarantineProcessor } from './replay-quarantine.processor.js';

/** Counts usage once it is known whose it is. */
@Module({ imports: [QuarantineModule], providers: [ReplayQuarantineProcessor] })
export class AdoptionWorkerModule {}
