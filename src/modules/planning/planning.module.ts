import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EngagementsModule, EngagementsWorkerModule } from '../engagements/index.js';
import { AddMilestoneMutation } from './add-milestone.mutation.js';
import { EngagementBaselineFields } from './baseline-fields.resolver.js';
import { BaselineEntity, BaselineMilestoneEntity } from './baseline.entity.js';
import {
  BlockerMilestoneField,
  EngagementMilestoneFields,
  ProgressEntryMilestoneField,
} from './milestone-fields.resolver.js';
import { MilestoneEntity, MilestoneHistoryEntity, MilestoneLinkEntity } from './milestone.entity.js';
import { MilestoneEngagementField, MilestonesResolver } from './milestones.resolver.js';
import { ReforecastProcessor } from './reforecast.processor.js';
import { EngagementGoLiveFields } from './go-live-fields.resolver.js';
import { GoLiveMoveEntity } from './go-live-move.entity.js';
import { MilestoneProofField } from './proof-fields.resolver.js';
import { MilestoneRescheduleFields } from './reschedule-fields.resolver.js';
import { RescheduleMilestoneMutation } from './reschedule-milestone.mutation.js';
import { MilestoneRescheduleEntity } from './reschedule.entity.js';
import { SetHolidaysMutation } from './set-holidays.mutation.js';
import { SetWorkWeekMutation } from './set-work-week.mutation.js';
import { TakeBaselineMutation } from './take-baseline.mutation.js';
import { UpdateMilestoneMutation } from './update-milestone.mutation.js';

const ENTITIES = [
  BaselineEntity,
  BaselineMilestoneEntity,
  GoLiveMoveEntity,
  MilestoneEntity,
  MilestoneHistoryEntity,
  MilestoneLinkEntity,
  MilestoneRescheduleEntity,
];

@Module({
  imports: [EngagementsModule, TypeOrmModule.forFeature(ENTITIES)],
  providers: [
    AddMilestoneMutation,
    EngagementBaselineFields,
    BlockerMilestoneField,
    EngagementGoLiveFields,
    EngagementMilestoneFields,
    ProgressEntryMilestoneField,
    MilestoneEngagementField,
    MilestonesResolver,
    MilestoneProofField,
    MilestoneRescheduleFields,
    RescheduleMilestoneMutation,
    SetWorkWeekMutation,
    SetHolidaysMutation,
    TakeBaselineMutation,
    UpdateMilestoneMutation,
  ],
})
export class PlanningModule {}

/** The jobs and the tables that they need. */
@Module({
  imports: [EngagementsWorkerModule, TypeOrmModule.forFeature(ENTITIES)],
  providers: [ReforecastProcessor],
})
export class PlanningWorkerModule {}
