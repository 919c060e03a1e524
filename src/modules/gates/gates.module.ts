import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EngagementsWorkerModule } from '../engagements/index.js';
import { AnnounceConcernedProcessor } from './announce-concerned.processor.js';
import { ChecklistToReviewResolver } from './checklist-to-review.resolver.js';
import {
  ChecklistDecisionEntity,
  ChecklistEvidenceEntity,
  ChecklistStateEntity,
} from './checklist.entity.js';
import { EngagementChecklistField } from './engagement-checklist.resolver.js';
import { ExpiryHorizonResolver } from './expiry-horizon.resolver.js';
import { ReviewChecklistItemResolver } from './review-checklist-item.resolver.js';
import { ReviewChecklistItemService } from './review-checklist-item.service.js';
import { EngagementGateField } from './stage-gate.resolver.js';
import { SubmitEvidenceResolver } from './submit-evidence.resolver.js';
import { SubmitEvidenceService } from './submit-evidence.service.js';
import { UpdateUploadResolver } from './update-upload.resolver.js';
import { UpdateUploadService } from './update-upload.service.js';

const ENTITIES = [ChecklistDecisionEntity, ChecklistEvidenceEntity, ChecklistStateEntity];

@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  providers: [
    ChecklistToReviewResolver,
    EngagementChecklistField,
    ExpiryHorizonResolver,
    ReviewChecklistItemService,
    ReviewChecklistItemResolver,
    EngagementGateField,
    SubmitEvidenceService,
    SubmitEvidenceResolver,
    UpdateUploadService,
    UpdateUploadResolver,
  ],
})
export class GatesModule {}

/** The jobs, with the tables that they need. */
@Module({
  imports: [EngagementsWorkerModule, TypeOrmModule.forFeature(ENTITIES)],
  providers: [AnnounceConcernedProcessor],
})
export class GatesWorkerModule {}
