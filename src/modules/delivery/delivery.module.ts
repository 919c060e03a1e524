import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EngagementsWorkerModule } from '../engagements/index.js';
import { StaffingModule } from '../staffing/index.js';
import { AddMilestoneResolver } from './add-milestone.resolver.js';
import { AddMilestoneService } from './add-milestone.service.js';
import { AdvanceStageResolver } from './advance-stage.resolver.js';
import { AdvanceStageService } from './advance-stage.service.js';
import { AllocateEngineerResolver } from './allocate-engineer.resolver.js';
import { AllocateEngineerService } from './allocate-engineer.service.js';
import { AnnounceConcernedProcessor } from './announce-concerned.processor.js';
import { EngagementBaselineFields } from './baseline-fields.resolver.js';
import { BaselineEntity, BaselineMilestoneEntity } from './baseline.entity.js';
import { ChecklistToReviewResolver } from './checklist-to-review.resolver.js';
import {
  ChecklistDecisionEntity,
  ChecklistEvidenceEntity,
  ChecklistStateEntity,
} from './checklist.entity.js';
import { CloseEngagementResolver } from './close-engagement.resolver.js';
import { CloseEngagementService } from './close-engagement.service.js';
import { CorrectProgressResolver } from './correct-progress.resolver.js';
import { CorrectProgressService } from './correct-progress.service.js';
import { EndAllocationResolver } from './end-allocation.resolver.js';
import { EndAllocationService } from './end-allocation.service.js';
import { EngagementChecklistField } from './engagement-checklist.resolver.js';
import { EngineerHolidays } from './engineer-holidays.js';
import { ExpiryHorizonResolver } from './expiry-horizon.resolver.js';
import { HoldEngagementResolver } from './hold-engagement.resolver.js';
import { HoldEngagementService } from './hold-engagement.service.js';
import { HolidaysResolver } from './holidays.resolver.js';
import { LogProgressResolver } from './log-progress.resolver.js';
import { LogProgressService } from './log-progress.service.js';
import {
  BlockerMilestoneField,
  EngagementMilestoneFields,
  ProgressEntryMilestoneField,
} from './milestone-fields.resolver.js';
import { MilestoneEntity, MilestoneHistoryEntity, MilestoneLinkEntity } from './milestone.entity.js';
import { MilestoneEngagementField, MilestonesResolver } from './milestones.resolver.js';
import { PassBallResolver } from './pass-ball.resolver.js';
import { PassBallService } from './pass-ball.service.js';
import { PlaybookEntity } from './playbook.entity.js';
import { PlaybookVersionsField, PlaybooksResolver } from './playbooks.resolver.js';
import { ProgressObservers } from './progress-observers.js';
import { PublishPlaybookResolver } from './publish-playbook.resolver.js';
import { PublishPlaybookService } from './publish-playbook.service.js';
import { RaiseBlockerResolver } from './raise-blocker.resolver.js';
import { RaiseBlockerService } from './raise-blocker.service.js';
import { ReforecastProcessor } from './reforecast.processor.js';
import { MilestoneRescheduleFields } from './reschedule-fields.resolver.js';
import { RescheduleMilestoneResolver } from './reschedule-milestone.resolver.js';
import { RescheduleMilestoneService } from './reschedule-milestone.service.js';
import { MilestoneRescheduleEntity } from './reschedule.entity.js';
import { ResolveBlockerResolver } from './resolve-blocker.resolver.js';
import { ResolveBlockerService } from './resolve-blocker.service.js';
import { ResumeEngagementResolver } from './resume-engagement.resolver.js';
import { ResumeEngagementService } from './resume-engagement.service.js';
import { ReturnToStageResolver } from './return-to-stage.resolver.js';
import { ReturnToStageService } from './return-to-stage.service.js';
import { ReviewChecklistItemResolver } from './review-checklist-item.resolver.js';
import { ReviewChecklistItemService } from './review-checklist-item.service.js';
import { SetHolidaysResolver } from './set-holidays.resolver.js';
import { SetHolidaysService } from './set-holidays.service.js';
import { SetWorkWeekResolver } from './set-work-week.resolver.js';
import { SetWorkWeekService } from './set-work-week.service.js';
import { ShipPlaybooksService } from './ship-playbooks.service.js';
import { EngagementGateField } from './stage-gate.resolver.js';
import { StartEngagementResolver } from './start-engagement.resolver.js';
import { StartEngagementService } from './start-engagement.service.js';
import { SubmitEvidenceResolver } from './submit-evidence.resolver.js';
import { SubmitEvidenceService } from './submit-evidence.service.js';
import { TakeBaselineResolver } from './take-baseline.resolver.js';
import { TakeBaselineService } from './take-baseline.service.js';
import { EngagementTimeByPartyField, PartyTimeFields } from './time-by-party.resolver.js';
import { UpdateAllocationResolver } from './update-allocation.resolver.js';
import { UpdateAllocationService } from './update-allocation.service.js';
import { UpdateBlockerResolver } from './update-blocker.resolver.js';
import { UpdateBlockerService } from './update-blocker.service.js';
import { UpdateEngagementResolver } from './update-engagement.resolver.js';
import { UpdateEngagementService } from './update-engagement.service.js';
import { UpdateMilestoneResolver } from './update-milestone.resolver.js';
import { UpdateMilestoneService } from './update-milestone.service.js';
import { UpdateUploadResolver } from './update-upload.resolver.js';
import { UpdateUploadService } from './update-upload.service.js';

const ENTITIES = [
  BaselineEntity,
  BaselineMilestoneEntity,
  ChecklistDecisionEntity,
  ChecklistEvidenceEntity,
  ChecklistStateEntity,
  MilestoneEntity,
  MilestoneHistoryEntity,
  MilestoneLinkEntity,
  MilestoneRescheduleEntity,
  PlaybookEntity,
];

@Module({
  imports: [StaffingModule, TypeOrmModule.forFeature(ENTITIES)],
  providers: [
    AddMilestoneService,
    AddMilestoneResolver,
    AdvanceStageService,
    AdvanceStageResolver,
    AllocateEngineerService,
    AllocateEngineerResolver,
    EngagementBaselineFields,
    ChecklistToReviewResolver,
    CloseEngagementService,
    CloseEngagementResolver,
    CorrectProgressService,
    CorrectProgressResolver,
    EndAllocationService,
    EndAllocationResolver,
    EngagementChecklistField,
    EngineerHolidays,
    ExpiryHorizonResolver,
    HoldEngagementService,
    HoldEngagementResolver,
    HolidaysResolver,
    LogProgressService,
    LogProgressResolver,
    BlockerMilestoneField,
    EngagementMilestoneFields,
    ProgressEntryMilestoneField,
    MilestoneEngagementField,
    MilestonesResolver,
    PassBallService,
    PassBallResolver,
    PlaybookVersionsField,
    PlaybooksResolver,
    ProgressObservers,
    PublishPlaybookService,
    PublishPlaybookResolver,
    RaiseBlockerService,
    RaiseBlockerResolver,
    MilestoneRescheduleFields,
    RescheduleMilestoneService,
    RescheduleMilestoneResolver,
    ResolveBlockerService,
    ResolveBlockerResolver,
    ResumeEngagementService,
    ResumeEngagementResolver,
    ReturnToStageService,
    ReturnToStageResolver,
    ReviewChecklistItemService,
    ReviewChecklistItemResolver,
    SetHolidaysService,
    SetWorkWeekResolver,
    SetWorkWeekService,
    SetHolidaysResolver,
    ShipPlaybooksService,
    EngagementGateField,
    StartEngagementService,
    StartEngagementResolver,
    SubmitEvidenceService,
    SubmitEvidenceResolver,
    TakeBaselineService,
    TakeBaselineResolver,
    EngagementTimeByPartyField,
    PartyTimeFields,
    UpdateAllocationService,
    UpdateAllocationResolver,
    UpdateBlockerService,
    UpdateBlockerResolver,
    UpdateEngagementService,
    UpdateEngagementResolver,
    UpdateMilestoneService,
    UpdateMilestoneResolver,
    UpdateUploadService,
    UpdateUploadResolver,
  ],
  exports: [ProgressObservers],
})
export class DeliveryModule {}

/** The jobs, with the tables that they need. */
@Module({
  imports: [EngagementsWorkerModule, TypeOrmModule.forFeature(ENTITIES)],
  providers: [AnnounceConcernedProcessor, ReforecastProcessor],
})
export class DeliveryWorkerModule {}
