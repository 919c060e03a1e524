import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EngagementsWorkerModule } from '../engagements/index.js';
import { AnnounceSunsetProcessor } from './announce-sunset.processor.js';
import { SunsetNoticeEntity } from './sunset-notice.entity.js';

/** Tells partners about the end of the API versions that they use. */
@Module({
  imports: [EngagementsWorkerModule, TypeOrmModule.forFeature([SunsetNoticeEntity])],
  providers: [AnnounceSunsetProcessor],
})
export class PortalWorkerModule {}
