import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { ABOUT_LAG, MAX_LINKS } from '../../kernel/plan-limits.js';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { Expr, From, Json, Many, NodeFor, One } from '../../platform/graphql/reads/schema/decorators.js';
import { Named } from '../../platform/graphql/reads/schema/named.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementStage, MilestoneStatus, Party, Visibility } from '../../platform/graphql/shared-enums.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { isOpenBlocker } from '../engagements/index.js';
import { Proof } from '../playbooks/index.js';
import { MilestoneEntity, MilestoneLinkEntity } from './milestone.entity.js';

export const BLOCKED = sql`exists (select from blocker b
  where b.engagement_id = ${_}.engagement_id and b.milestone_id = ${_}.id and ${isOpenBlocker(sql`b`)})`;

/** Names such as `ENG-61/KICK-OFF`. Uses engagement_key_key and the unique (engagement_id, code) of milestone. */
const NAMED_MILESTONES = `
  select given.name, m.id
  from unnest($1::text[]) as given (name)
  join engagement e on e.key = split_part(given.name, '/', 1)
  join milestone m on m.engagement_id = e.id and m.code = split_part(given.name, '/', 2)`;

@ObjectType({ implements: () => [Node], description: "A milestone of an engagement's plan." })
@NodeFor('staff:read')
@From(() => MilestoneEntity, 'milestone')
@Named(/^ENG-\d{1,18}\/[A-Z][A-Z0-9-]{0,39}$/i, NAMED_MILESTONES)
export class Milestone implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => String, { description: 'Code, unique within the engagement.' }) code!: string;
  @Field(() => String, { description: 'What the milestone delivers.' }) title!: string;
  @Field(() => EngagementStage, { description: 'Stage it belongs to.' }) stage!: words.EngagementStage;
  @Field(() => Party, { description: 'Party responsible for it.' }) party!: words.Party;
  @Field(() => String, {
    nullable: true,
    description: 'Person who does it; null if nobody is assigned.',
  })
  assignee!: string | null;
  @Field(() => Int, {
    description: 'Weight in progress and earned value, relative to the other milestones, 0-1000.',
  })
  weight!: number;
  @Field(() => Boolean, {
    description: 'Whether it must be done or skipped before the engagement can leave its stage.',
  })
  required!: boolean;
  @Field(() => MilestoneStatus, { description: 'Status.' }) status!: words.MilestoneStatus;
  @Expr(BLOCKED)
  @Field(() => Boolean, { description: 'Whether an open blocker blocks it.' })
  blocked!: boolean;
  @Field(() => Boolean, { description: 'Whether its completion makes the engagement live.' })
  isGoLive!: boolean;
  @Field(() => Visibility, { description: 'Who can see it.' }) visibility!: words.Visibility;
  @Field(() => Int, {
    description:
      'Version number, incremented on every change except to forecasts, baselines and blockers; pass it as `expectedVersion`.',
  })
  version!: number;
  @Field(() => Int, { description: 'Duration in working days, 1-250.' }) durationDays!: number;
  @Field(() => LocalDate, { nullable: true, description: 'Earliest start date; null if there is none.' })
  notBeforeOn!: string | null;
  @Many({
    where: sql`${_}.milestone_id = ${$}.id`,
    orderBy: sql`(select m.position from milestone m where m.id = ${_}.depends_on_id)`,
    atMost: MAX_LINKS,
  })
  @Field(() => [MilestoneLink], { description: 'Its dependencies, in plan order; at most 20.' })
  dependsOn!: MilestoneLink[];
  @Field(() => LocalDate, { nullable: true, description: 'Start date in the first baseline.' })
  baselineStartOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Due date in the first baseline.' })
  baselineDueOn!: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Forecast start date; null if skipped.',
  })
  forecastStartOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Forecast due date; null if skipped.' })
  forecastDueOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day it was started.' }) startedOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day it was completed.' }) completedOn!:
    string | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'Float: working days it may end later than forecast without delaying go-live; null if go-live no longer depends on it.',
  })
  floatDays!: number | null;
  @Json(column('proof'))
  @Field(() => Proof, {
    nullable: true,
    description: 'Proof of completion that its playbook asks for; null if none.',
  })
  proof!: Proof | null;
}

@ObjectType({ description: 'A dependency on another milestone.' })
@From(() => MilestoneLinkEntity)
export class MilestoneLink {
  @One(sql`${_}.id = ${$}.depends_on_id`)
  @Field(() => Milestone, { description: 'The milestone that must end first.' })
  milestone!: Milestone;
  @Field(() => Int, { description: ABOUT_LAG }) lagDays!: number;
}

export const MilestoneConnection = connectionOf(() => Milestone, 'Milestone');
