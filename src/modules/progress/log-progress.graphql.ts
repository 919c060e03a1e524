import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import type {
  Party as PartyWord,
  ProgressKindWord,
  Visibility as VisibilityWord,
} from '../../kernel/enums.js';
import { Changed, ChangedList } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Party, Visibility } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Between, Text } from '../../platform/usecases/rules.js';
import { Engagement, ProgressEntry, ProgressKind } from '../engagements/index.js';
import { MOVED_MILESTONES, type Moved, MovedMilestone } from '../planning/index.js';
import { NewBlockerInput, ResolvedBlockerInput } from './new-blocker.graphql.js';
import type { Observed } from './progress-observers.js';

@InputType({ description: 'Work done on an engagement, and what it changed.' })
export class LogProgressInput {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The engagement version you read; a stale version is rejected with CONFLICT.',
  })
  expectedVersion?: number | null;
  @Field(() => ProgressKind, { defaultValue: 'NOTE', description: 'Type of progress.' })
  kind!: ProgressKindWord;
  @Text(4000)
  @Field(() => String, { description: 'What was done, 1-4000 characters.' })
  text!: string;
  @Between(0, 1440, 'minutes')
  @Field(() => Int, { defaultValue: 0, description: 'Minutes of work, 0-1440.' })
  minutes!: number;
  @IsOptional()
  @Field(() => LocalDate, {
    nullable: true,
    description:
      "Day the work was done, in the engagement's time zone: today, or an earlier day from the engagement's start on; today if omitted.",
  })
  day?: string | null;
  @Field(() => ID, { nullable: true, description: 'Milestone that the work concerns.' }) milestoneId?:
    string | null;
  @Field(() => Visibility, { defaultValue: 'INTERNAL', description: 'Who can see it.' })
  visibility!: VisibilityWord;
  @Field(() => [ID], { nullable: true, description: 'Milestones started on `day`, at most 50.' })
  startMilestoneIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Milestones completed on `day`, at most 50.' })
  completeMilestoneIds?: string[] | null;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => NewBlockerInput)
  @Field(() => [NewBlockerInput], { nullable: true, description: 'Blockers to raise, at most 20.' })
  raise?: NewBlockerInput[] | null;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => ResolvedBlockerInput)
  @Field(() => [ResolvedBlockerInput], {
    nullable: true,
    description: 'Blockers to resolve, at most 20.',
  })
  resolve?: ResolvedBlockerInput[] | null;
  @Field(() => Party, {
    nullable: true,
    description:
      'Party that must act from now on, with `text` as the reason; rejected if that party already has the ball, or the engagement is on hold.',
  })
  passBallTo?: PartyWord | null;
  @IsOptional()
  @Text(1000)
  @Field(() => String, {
    nullable: true,
    description:
      'Why milestones are started or completed, 1-1000 characters, not visible to partners; required if a manager changes a COMPLIANCE milestone.',
  })
  reason?: string | null;
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Returns how the forecast, health and milestones would change without logging anything; the Idempotency-Key stays unused.',
  })
  dryRun!: boolean;
}

@ObjectType({ description: 'The new entry, and what it changed.' })
export class LogProgressPayload extends Payload {
  @Changed()
  @Field(() => ProgressEntry, {
    nullable: true,
    description: 'The new entry; null in a dry run and on error.',
  })
  entry?: string;
  @Changed()
  @Field(() => Engagement, {
    nullable: true,
    description: 'The engagement as it is now; null in a dry run and on error.',
  })
  engagement?: string;
  @ChangedList(MOVED_MILESTONES)
  @Field(() => [MovedMilestone], {
    nullable: true,
    description:
      'Milestones whose forecast moves, in plan order, at most 200; for a dry run, as they would. Null on error.',
  })
  moved?: readonly Moved[];
  @Field(() => LocalDate, { nullable: true, description: 'Forecast go-live before the change.' })
  forecastBefore?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Forecast go-live after the change; for a dry run, as it would be.',
  })
  forecastAfter?: string | null;
  /** State before the change, read by other modules (see ProgressObservers) for the payload fields that they resolve. */
  observedBefore?: Observed;
  /** The same after the change. */
  observedAfter?: Observed;
}
