import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Party as PartyWord } from '../../kernel/enums.js';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Expr, From, Json, Many, One } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Party } from '../../platform/graphql/shared-enums.js';
import { Blocker, BlockerEntity, Engagement, EngagementEntity } from '../engagements/index.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { EngagementChecklistItem } from '../gates/index.js';
import { Milestone } from '../planning/index.js';
import { SolutionEngineerEntity } from '../staffing/index.js';
import {
  type WorkReason as WorkReasonWord,
  effectOf,
  reasonCodesOf,
  reasonOf,
} from './domain/work-reason.js';
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

/** A row of work-waits.query.ts. */
const WorkReason = enumOf<WorkReasonWord>(
  'WorkReason',
  'Why an item is in a work list, and ranked where it is.',
  {
    OVERDUE: 'Its planned due date has passed.',
    DUE_SOON: 'It is due soon.',
    READY: 'It can be worked on, and is not due soon.',
    WAITING_ON_ME: "The viewer's party must act.",
    TO_REVIEW: 'Evidence is awaiting review.',
    BLOCKED: 'A blocker is open.',
    DELAYS_GO_LIVE: 'It makes go-live later than planned.',
    NO_FLOAT: 'Go-live is on time, but any delay of the milestone would delay it.',
    HAS_FLOAT: 'Go-live is on time even if the milestone is delayed by its float.',
    NOT_ON_PATH: 'Go-live does not depend on the milestone.',
    NO_MILESTONE: 'There is no unfinished milestone behind it.',
    HOLDS_UP_STAGE: 'The engagement cannot leave its current stage without it.',
    NEEDED_LATER: 'A later stage needs it.',
    WAITS: 'The milestone waits for something else.',
    STARTED: 'The milestone has started.',
    CAN_START: 'The milestone can start now.',
  },
);

@ObjectType({ description: 'Something a work item waits for.' })
@From(() => BlockerEntity)
export class WorkWait {
  @One(sql`${_}.id = ${$}.milestone_id`)
  @Field(() => Milestone, {
    nullable: true,
    description: 'Unfinished milestone that must end first; null if it is not a milestone.',
  })
  milestone!: Milestone | null;
  @One(sql`${_}.id = ${$}.blocker_id`)
  @Field(() => Blocker, {
    nullable: true,
    description: 'Blocker that must be resolved; null if it is not a blocker.',
  })
  blocker!: Blocker | null;
  @Field(() => Party, {
    nullable: true,
    description: 'Party that must act; null if it only waits for a day.',
  })
  party!: PartyWord | null;
  @Expr(column('until'))
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Until when: the forecast end of the milestone, the commitment date of the blocker, or the day itself; null without a commitment.',
  })
  until!: string | null;
}

/** A row of a list in my-work.query.ts. */
@ObjectType({ description: 'Something to do or to follow up.' })
@From(() => EngagementEntity)
export class WorkItem {
  @One(sql`${_}.id = ${$}.engagement_id`)
  @Field(() => Engagement, { description: 'Engagement it belongs to.' })
  engagement!: Engagement;
  @One(sql`${_}.id = ${$}.milestone_id`)
  @Field(() => Milestone, {
    nullable: true,
    description:
      'The unfinished milestone it is about. In `waitingOnMe`, the milestone of their party that go-live depends on most, preferably one that can be worked on now. Null if there is none.',
  })
  milestone!: Milestone | null;
  @One(sql`${_}.id = ${$}.blocker_id`)
  @Field(() => Blocker, { nullable: true, description: 'The blocker; null if it is about something else.' })
  blocker!: Blocker | null;
  @One(sql`${_}.id = ${$}.item_id`)
  @Field(() => EngagementChecklistItem, {
    nullable: true,
    description: 'Checklist item with evidence awaiting review; null if it is about something else.',
  })
  checklistItem!: EngagementChecklistItem | null;
  @Expr(column('due_on'))
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Due date: planned for overdue milestones, forecast for others, committed for blockers; null if there is none.',
  })
  dueOn!: string | null;
  @Json(column('facts'), effectOf)
  @Field(() => Int, {
    nullable: true,
    description:
      'Working days by which this milestone alone makes go-live later than planned: its forecast end compared with the latest end that would keep go-live on its planned day. 0 while it has float; null if go-live does not depend on it.',
  })
  goLiveEffectDays!: number | null;
  @Expr(column('actionable'))
  @Field(() => Boolean, {
    description:
      "Whether it can be worked on now: it has started or can start today (the next working day if today is not one), and no open blocker blocks it. For a blocker: whether the viewer's party must act on it.",
  })
  actionable!: boolean;
  @Many({
    from: waitsIn(sql`${$}.waits`),
    where: sql`true`,
    orderBy: sql`${_}.place`,
    atMost: MAX_WAITS,
  })
  @Field(() => [WorkWait], {
    description: `What it waits for, latest first; empty if it can be worked on now. At most ${MAX_WAITS}.`,
  })
  waitsFor!: WorkWait[];
  @Json(column('facts'), reasonOf)
  @Field(() => String, { description: 'Why it is listed and ranked here, in plain words.' })
  reason!: string;
  @Json(column('facts'), reasonCodesOf)
  @Field(() => [WorkReason], {
    description: 'What `reason` says, as codes: its list, its effect, and what it waits for.',
  })
  reasonCodes!: WorkReasonWord[];
}

const Listed = (list: WorkList) =>
  Many({ from: firstOf(list, $), where: sql`true`, orderBy: sql`${_}.place`, atMost: MAX_ITEMS });
const Counted = (list: WorkList) => Expr(countOf(list, _));
const COUNT = 'Total number of items in that list, including those not returned.';

@ObjectType({
  description:
    'What the viewer has to do: for an engineer, SERVICES work in the active engagements of their teams; for a compliance reviewer, COMPLIANCE work in all active engagements. Each list has at most 50 items: what can be worked on now comes first, then what is waiting; each sorted by effect on go-live, from the longest delay to the most float, ending with what go-live does not depend on.',
})
@From(() => SolutionEngineerEntity)
export class MyWork {
  @Listed(OVERDUE)
  @Field(() => [WorkItem], {
    description:
      "Unfinished milestones of their party with a due date in the latest baseline before today in the engagement's time zone. In engagements they lead, and for compliance, all of them; in others, those assigned to the engineer or to nobody.",
  })
  overdue!: WorkItem[];
  @Counted(OVERDUE)
  @Field(() => Int, { description: COUNT })
  overdueCount!: number;
  @Listed(DUE_SOON)
  @Field(() => [WorkItem], {
    description:
      'As `overdue`, but milestones that are not overdue and are forecast to end within `dueWithin` working days.',
  })
  dueSoon!: WorkItem[];
  @Counted(DUE_SOON)
  @Field(() => Int, { description: COUNT })
  dueSoonCount!: number;
  @Listed(READY)
  @Field(() => [WorkItem], {
    description:
      'As `overdue`, but milestones that can be worked on now and are neither overdue nor due soon.',
  })
  ready!: WorkItem[];
  @Counted(READY)
  @Field(() => Int, { description: COUNT })
  readyCount!: number;
  @Listed(WAITING_ON_ME)
  @Field(() => [WorkItem], {
    description:
      'Engagements in which their party must act now: those the engineer leads, or all for compliance.',
  })
  waitingOnMe!: WorkItem[];
  @Counted(WAITING_ON_ME)
  @Field(() => Int, { description: COUNT })
  waitingOnMeCount!: number;
  @Listed(BLOCKED)
  @Field(() => [WorkItem], {
    description:
      'Open blockers that their party is responsible for, and those of any party that block one of their milestones.',
  })
  blocked!: WorkItem[];
  @Counted(BLOCKED)
  @Field(() => Int, { description: COUNT })
  blockedCount!: number;
  @Listed(TO_REVIEW)
  @Field(() => [WorkItem], {
    description:
      'For compliance: checklist items of active and on-hold engagements with evidence awaiting review that someone else submitted. Items that keep an engagement in its stage come first, then the most delayed engagements, then the longest waiting.',
  })
  toReview!: WorkItem[];
  @Counted(TO_REVIEW)
  @Field(() => Int, { description: COUNT })
  toReviewCount!: number;
}
