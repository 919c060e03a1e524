import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EngagementsWorkerModule } from '../engagements/index.js';
import { AddMilestoneResolver } from './add-milestone.resolver.js';
import { AddMilestoneService } from './add-milestone.service.js';
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
import { MilestoneRescheduleFields } from './reschedule-fields.resolver.js';
import { RescheduleMilestoneResolver } from './reschedule-milestone.resolver.js';
import { RescheduleMilestoneService } from './reschedule-milestone.service.js';
import { MilestoneRescheduleEntity } from './reschedule.entity.js';
import { SetHolidaysResolver } from './set-holidays.resolver.js';
import { SetHolidaysService } from './set-holidays.service.js';
import { SetWorkWeekResolver } from './set-work-week.resolver.js';
import { SetWorkWeekService } from './set-work-week.service.js';
import { TakeBaselineResolver } from './take-baseline.resolver.js';
import { TakeBaselineService } from './take-baseline.service.js';
import { UpdateMilestoneResolver } from './update-milestone.resolver.js';
import { UpdateMilestoneService } from './update-milestone.service.js';

const ENTITIES = [
  BaselineEntity,
  BaselineMilestoneEntity,
  MilestoneEntity,
  MilestoneHistoryEntity,
  MilestoneLinkEntity,
  MilestoneRescheduleEntity,
];

@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  providers: [
    AddMilestoneService,
    AddMilestoneResolver,
    EngagementBaselineFields,
    BlockerMilestoneField,
    EngagementMilestoneFields,
    ProgressEntryMilestoneField,
    MilestoneEngagementField,
    MilestonesResolver,
    MilestoneRescheduleFields,
    RescheduleMilestoneService,
    RescheduleMilestoneResolver,
    SetHolidaysService,
    SetWorkWeekResolver,
    SetWorkWeekService,
    SetHolidaysResolver,
    TakeBaselineService,
    TakeBaselineResolver,
    UpdateMilestoneService,
    UpdateMilestoneResolver,
  ],
})
export class PlanningModule {}

/** The jobs, with the tables that they need. */
@Module({
  imports: [EngagementsWorkerModule, TypeOrmModule.forFeature(ENTITIES)],
  providers: [ReforecastProcessor],
})
export class PlanningWorkerModule {}
