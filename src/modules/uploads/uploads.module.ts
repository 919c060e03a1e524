import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ExpireUploadProcessor } from './expire-upload.processor.js';
import { ServeUploadService } from './serve-upload.service.js';
import { TakeUploadService } from './take-upload.service.js';
import { UploadEntity } from './upload.entity.js';
import { UploadsController } from './uploads.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([UploadEntity])],
  controllers: [UploadsController],
  providers: [TakeUploadService, ServeUploadService],
})
export class UploadsModule {}

/** The jobs and the table they need. */
@Module({
  imports: [TypeOrmModule.forFeature([UploadEntity])],
  providers: [ExpireUploadProcessor],
})
export class UploadsWorkerModule {}
