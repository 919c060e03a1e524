import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Party as PartyWord } from '../../kernel/enums.js';
import { Expr, From, Json, Many, One } from '../../platform/graphql/reads/sources.js';
import { $, _, column, sql } from '../../platform/graphql/reads/sql.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Party } from '../../platform/graphql/shared-enums.js';
import { Blocker, BlockerEntity, Engagement, EngagementEntity } from '../engagements/index.js';
import { EngagementChecklistItem } from '../gates/index.js';
import { Milestone } from '../planning/index.js';
import { SolutionEngineerEntity } from '../staffing/index.js';
import { effectOf, reasonOf } from './domain/work-reason.js';
import {
  BLOCKED,
  countOf,
  DUE_SOON,
  firstOf,
  MAX_ITEMS,
  OVERDUE,
  READY,
  TO_REVIEW,
  WAITING_ON_ME,
  type WorkList,
} from './my-work.query.js';
import { MAX_WAITS, waitsIn } from './work-waits.query.js';

/** Its rows are those of work-waits.query.ts. */
@ObjectType({ description: 'One thing that an item of work waits for.' })
@From(() => BlockerEntity)
export class WorkWait {
  @One(sql`${_}.id = ${$}.milestone_id`)
  @Field(() => Milestone, {
    nullable: true,
    description: 'The unfinished milestone that must come first; null where it is none.',
  })
  milestone!: Milestone | null;
  @One(sql`${_}.id = ${$}.blocker_id`)
  @Field(() => Blocker, {
    nullable: true,
    description: 'The blocker that must be resolved; null where it is none.',
  })
  blocker!: Blocker | null;
  @Field(() => Party, { nullable: true, description: 'Who must act; null where it waits for a day alone.' })
  party!: PartyWord | null;
  @Expr(column('until'))
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Until when: the forecast end of the milestone, the day promised for the blocker, or the day itself; null where nobody promised one.',
  })
  until!: string | null;
}

/** Its rows are those of a list of my-work.query.ts. */
@ObjectType({ description: 'Something to do, or to see done.' })
@From(() => EngagementEntity)
export class WorkItem {
  @One(sql`${_}.id = ${$}.engagement_id`)
  @Field(() => Engagement, { description: 'The engagement it belongs to.' })
  engagement!: Engagement;
  @One(sql`${_}.id = ${$}.milestone_id`)
  @Field(() => Milestone, {
    nullable: true,
    description:
      'The unfinished step it is about; of an engagement that waits for us, the step of ours that go-live waits for most, of those that can be worked on where there are any. Null where there is none.',
  })
  milestone!: Milestone | null;
  @One(sql`${_}.id = ${$}.blocker_id`)
  @Field(() => Blocker, { nullable: true, description: 'The blocker it is about; null where it is none.' })
  blocker!: Blocker | null;
  @One(sql`${_}.id = ${$}.item_id`)
  @Field(() => EngagementChecklistItem, {
    nullable: true,
    description: 'The checklist item whose evidence awaits review; null where it is about none.',
  })
  checklistItem!: EngagementChecklistItem | null;
  @Expr(column('due_on'))
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'By when: of what is overdue as planned, of any other step as forecast, of a blocker as promised; null without such a day.',
  })
  dueOn!: string | null;
  @Json(column('facts'), effectOf)
  @Field(() => Int, {
    nullable: true,
    description:
      'Working days by which the step alone makes go-live later than planned: its forecast end counted from the latest end that would keep go-live on its planned day. 0 while it has room; null where go-live does not wait for it.',
  })
  goLiveEffectDays!: number | null;
  @Expr(column('actionable'))
  @Field(() => Boolean, {
    description:
      'Whether it can be worked on now: it has begun or can begin today, or the next working day where today is none, and no open blocker names it; of a blocker, whether services must act on it.',
  })
  actionable!: boolean;
  @Many({
    from: waitsIn(sql`${$}.waits`),
    where: sql`true`,
    orderBy: sql`${_}.place`,
    atMost: MAX_WAITS,
  })
  @Field(() => [WorkWait], {
    description: `What it waits for, what comes last first; empty where it can be worked on now. At most ${MAX_WAITS}.`,
  })
  waitsFor!: WorkWait[];
  @Json(column('facts'), reasonOf)
  @Field(() => String, { description: 'Why it is here and stands where it does, in plain words.' })
  reason!: string;
}

const Listed = (list: WorkList) =>
  Many({ from: firstOf(list, $), where: sql`true`, orderBy: sql`${_}.place`, atMost: MAX_ITEMS });
const Counted = (list: WorkList) => Expr(countOf(list, _));
const COUNT = 'How many items that list has, those it does not show included.';

@ObjectType({
  description:
    'What somebody has to do: an engineer in the active engagements of their team for SERVICES, a compliance reviewer in all active engagements for COMPLIANCE. Each list shows at most 50 items, first what can be worked on now, then what waits; each by effect on go-live: what makes it latest first, then what has least room, then what it does not wait for.',
})
@From(() => SolutionEngineerEntity)
export class MyWork {
  @Listed(OVERDUE)
  @Field(() => [WorkItem], {
    description:
      "Unfinished milestones of their party whose planned end lies before today in the engagement's zone. Of engagements that an engineer leads, and for compliance, all of them; of others those that name the engineer, or nobody, as assignee.",
  })
  overdue!: WorkItem[];
  @Counted(OVERDUE)
  @Field(() => Int, { description: COUNT })
  overdueCount!: number;
  @Listed(DUE_SOON)
  @Field(() => [WorkItem], {
    description:
      'Such milestones that are not overdue and are forecast to end within `dueWithin` working days.',
  })
  dueSoon!: WorkItem[];
  @Counted(DUE_SOON)
  @Field(() => Int, { description: COUNT })
  dueSoonCount!: number;
  @Listed(READY)
  @Field(() => [WorkItem], {
    description: 'Such milestones that can be worked on now and are neither overdue nor due soon.',
  })
  ready!: WorkItem[];
  @Counted(READY)
  @Field(() => Int, { description: COUNT })
  readyCount!: number;
  @Listed(WAITING_ON_ME)
  @Field(() => [WorkItem], {
    description:
      'Engagements that the engineer leads, or any for compliance, in which their party must act now.',
  })
  waitingOnMe!: WorkItem[];
  @Counted(WAITING_ON_ME)
  @Field(() => Int, { description: COUNT })
  waitingOnMeCount!: number;
  @Listed(BLOCKED)
  @Field(() => [WorkItem], {
    description:
      'Open blockers that their party must act on, and those of whichever party that block one of their milestones.',
  })
  blocked!: WorkItem[];
  @Counted(BLOCKED)
  @Field(() => Int, { description: COUNT })
  blockedCount!: number;
  @Listed(TO_REVIEW)
  @Field(() => [WorkItem], {
    description:
      'For compliance, checklist items of active and held engagements whose evidence awaits review and was handed in by others: what keeps an engagement in its stage first, then the latest engagement, then the longest waiting.',
  })
  toReview!: WorkItem[];
  @Counted(TO_REVIEW)
  @Field(() => Int, { description: COUNT })
  toReviewCount!: number;
}
