import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EngagementsModule, EngagementsWorkerModule } from '../engagements/index.js';
import { AffectedEngagementsProcessor } from './affected-engagements.processor.js';
import { ChecklistToReviewResolver } from './checklist-to-review.resolver.js';
import {
  ChecklistDecisionEntity,
  ChecklistEvidenceEntity,
  ChecklistStateEntity,
} from './checklist.entity.js';
import { EngagementChecklistField } from './engagement-checklist.resolver.js';
import { ExpiryHorizonResolver } from './expiry-horizon.resolver.js';
import { ReviewChecklistItemMutation } from './review-checklist-item.mutation.js';
import { EngagementGateField } from './stage-gate.resolver.js';
import { SubmitEvidenceMutation } from './submit-evidence.mutation.js';
import { UpdateUploadMutation } from './update-upload.mutation.js';

const ENTITIES = [ChecklistDecisionEntity, ChecklistEvidenceEntity, ChecklistStateEntity];

@Module({
  imports: [EngagementsModule, TypeOrmModule.forFeature(ENTITIES)],
  providers: [
    ChecklistToReviewResolver,
    EngagementChecklistField,
    ExpiryHorizonResolver,
    ReviewChecklistItemMutation,
    EngagementGateField,
    SubmitEvidenceMutation,
    UpdateUploadMutation,
  ],
})
export class GatesModule {}

/** The jobs and the tables they need. */
@Module({
  imports: [EngagementsWorkerModule, TypeOrmModule.forFeature(ENTITIES)],
  providers: [AffectedEngagementsProcessor],
})
export class GatesWorkerModule {}
