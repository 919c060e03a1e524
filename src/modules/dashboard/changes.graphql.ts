import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf, PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import { Expr, From, Json, Many, One } from '../../platform/graphql/reads/schema/decorators.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementStage, EngagementStatus, HealthBand } from '../../platform/graphql/shared-enums.js';
import { Blocker, Engagement, EngagementEntity, EngagementFilter } from '../engagements/index.js';
import { Milestone } from '../planning/index.js';
import { reasonsOf, whyOf } from './change-facts.js';
import type { ChangeReason as ChangeReasonWord } from './domain/change-reason.js';
import { CHANGE_FACTS, DONE, MAX_LISTED, PARTNER_ACTS, RAISED, RESOLVED } from './changes.query.js';

const ChangeReason = enumOf<ChangeReasonWord>('ChangeReason', 'What changed about an engagement.', {
  STARTED: 'It started.',
  BAND: 'Its health band changed.',
  SCORE: 'Its health score changed.',
  GO_LIVE: 'Its forecast go-live moved, or is new or gone.',
  CRITICAL_MILESTONES: 'Due dates of milestones on the critical path moved.',
  STATUS: 'Its status changed.',
  STAGE: 'Its stage changed.',
  BLOCKERS_RAISED: 'Blockers were raised.',
  BLOCKERS_RESOLVED: 'Blockers were resolved.',
  MILESTONES_DONE: 'Milestones were completed.',
});

const NEW = 'null if the engagement started after it';
const Column = (name: string) => Expr(column(name));
const TOTAL = 'Total number, including those not listed.';

/** A row of changes.query.ts. */
@ObjectType({ description: 'An engagement that differs from what it was at an earlier point in time.' })
@From(() => EngagementEntity)
export class EngagementChange {
  @One(sql`${_}.id = ${$}.id`)
  @Field(() => Engagement, { description: 'The engagement as it is now.' })
  engagement!: Engagement;
  @Column('band_before')
  @Field(() => HealthBand, {
    nullable: true,
    description: `Health band shown then; ${NEW}, or had no evaluation yet.`,
  })
  bandBefore!: words.HealthBand | null;
  @Column('band_after')
  @Field(() => HealthBand, {
    nullable: true,
    description: 'Health band shown now; null before the first evaluation.',
  })
  bandAfter!: words.HealthBand | null;
  @Column('score_before')
  @Field(() => Int, {
    nullable: true,
    description: `Health score then, 0-100; ${NEW}, or nothing was known.`,
  })
  scoreBefore!: number | null;
  @Column('score_after')
  @Field(() => Int, { nullable: true, description: 'Health score now, 0-100; null if nothing is known.' })
  scoreAfter!: number | null;
  @Column('go_live_before')
  @Field(() => LocalDate, {
    nullable: true,
    description: `Forecast go-live then; ${NEW}, or had no go-live milestone.`,
  })
  goLiveBefore!: string | null;
  @Column('go_live_after')
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Forecast go-live now; null without a go-live milestone.',
  })
  goLiveAfter!: string | null;
  @Column('go_live_days')
  @Field(() => Int, {
    nullable: true,
    description:
      'Working days by which the forecast go-live moved; positive is later. Null unless it is known then and now.',
  })
  goLiveMovedDays!: number | null;
  @Column('stage_before')
  @Field(() => EngagementStage, { nullable: true, description: `Stage then; ${NEW}.` })
  stageBefore!: words.EngagementStage | null;
  @Column('stage_after')
  @Field(() => EngagementStage, { description: 'Stage now.' })
  stageAfter!: words.EngagementStage;
  @Column('status_before')
  @Field(() => EngagementStatus, { nullable: true, description: `Status then; ${NEW}.` })
  statusBefore!: words.EngagementStatus | null;
  @Column('status_after')
  @Field(() => EngagementStatus, { description: 'Status now.' })
  statusAfter!: words.EngagementStatus;

  @Many(RAISED)
  @Field(() => [Blocker], {
    description: `Blockers raised since, newest first; at most ${MAX_LISTED}. Some may be resolved by now.`,
  })
  blockersRaised!: Blocker[];
  @Column('raised')
  @Field(() => Int, { description: TOTAL })
  blockersRaisedCount!: number;
  @Many(RESOLVED)
  @Field(() => [Blocker], { description: `Blockers resolved since, newest first; at most ${MAX_LISTED}.` })
  blockersResolved!: Blocker[];
  @Column('resolved')
  @Field(() => Int, { description: TOTAL })
  blockersResolvedCount!: number;
  @Many(DONE)
  @Field(() => [Milestone], {
    description: `Milestones that are done and were not then, last one first; at most ${MAX_LISTED}.`,
  })
  milestonesDone!: Milestone[];
  @Column('done')
  @Field(() => Int, { description: TOTAL })
  milestonesDoneCount!: number;
  @Expr(PARTNER_ACTS)
  @Field(() => Int, {
    description:
      "What the partner did since: its users' changes in the portal, its milestones that staff recorded as started or done, and days (UTC) with a call to an API product in scope.",
  })
  partnerActs!: number;
  @Json(CHANGE_FACTS, whyOf)
  @Field(() => String, {
    description:
      'Why it changed, in one to three sentences: the measures that moved health most, the critical milestones that moved most, and what else happened.',
  })
  why!: string;
  @Json(CHANGE_FACTS, reasonsOf)
  @Field(() => [ChangeReason], {
    description: 'Everything that changed, as codes, also what `why` leaves out.',
  })
  reasonCodes!: ChangeReasonWord[];
}

export const EngagementChangeConnection = connectionOf(() => EngagementChange, 'EngagementChange');

@ArgsType()
export class ChangesArgs extends PageArgs {
  @Field(() => DateTime, {
    description: 'Point in time to compare with now; what happened exactly then belongs to before.',
  })
  since!: Date;
  @Field(() => EngagementFilter, {
    nullable: true,
    description: 'Which engagements to compare, by what they are today; all if omitted.',
  })
  filter?: EngagementFilter | null;
}
