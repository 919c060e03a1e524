import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditEntryEntity } from './audit-entry.entity.js';
import { AuditActorFields, AuditSubjectFields } from './audit-ids.resolver.js';
import { AuditLogResolver } from './audit-log.resolver.js';
import { JobLists } from './job-lists.service.js';
import { JobsResolver } from './jobs.resolver.js';
import { RetryJobMutation } from './retry-job.mutation.js';

/** Audit log and jobs, for admins and auditors. */
@Module({
  imports: [TypeOrmModule.forFeature([AuditEntryEntity])],
  providers: [
    AuditLogResolver,
    AuditActorFields,
    AuditSubjectFields,
    JobsResolver,
    JobLists,
    RetryJobMutation,
  ],
})
export class OperationsModule {}
