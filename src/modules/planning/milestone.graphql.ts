import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { ABOUT_LAG, MAX_LINKS } from '../../kernel/plan-limits.js';
import { connectionOf } from '../../platform/graphql/reads/connection.js';
import { Named } from '../../platform/graphql/reads/named.js';
import { Expr, From, Json, Many, NodeFor, One } from '../../platform/graphql/reads/sources.js';
import { $, _, column, sql } from '../../platform/graphql/reads/sql.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementStage, MilestoneStatus, Party, Visibility } from '../../platform/graphql/shared-enums.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { Proof } from '../playbooks/index.js';
import { MilestoneEntity, MilestoneLinkEntity } from './milestone.entity.js';

export const BLOCKED = sql`exists (select from blocker b
  where b.engagement_id = ${_}.engagement_id and b.milestone_id = ${_}.id and b.resolved_at is null)`;

/** As `ENG-61/KICK-OFF`. Relies on engagement_key_key and on milestone's unique (engagement_id, code). */
const NAMED_MILESTONES = `
  select given.name, m.id
  from unnest($1::text[]) as given (name)
  join engagement e on e.key = split_part(given.name, '/', 1)
  join milestone m on m.engagement_id = e.id and m.code = split_part(given.name, '/', 2)`;

@ObjectType({ implements: () => [Node], description: "A step of an engagement's plan." })
@NodeFor('staff:read')
@From(() => MilestoneEntity, 'milestone')
@Named(/^ENG-\d{1,18}\/[A-Z][A-Z0-9-]{0,39}$/i, NAMED_MILESTONES)
export class Milestone implements Node {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => String, { description: 'What people call it, unique in the engagement.' }) code!: string;
  @Field(() => String, { description: 'What is done when it is done.' }) title!: string;
  @Field(() => EngagementStage, { description: 'The stage it belongs to.' }) stage!: words.EngagementStage;
  @Field(() => Party, { description: 'Who must do it.' }) party!: words.Party;
  @Field(() => String, {
    nullable: true,
    description: 'The person who does it; null where nobody was named.',
  })
  assignee!: string | null;
  @Field(() => Int, { description: 'How much of the whole it is, 0-1000.' }) weight!: number;
  @Field(() => Boolean, { description: 'Whether its stage cannot be left without it.' }) required!: boolean;
  @Field(() => MilestoneStatus, { description: 'How far it is.' }) status!: words.MilestoneStatus;
  @Expr(BLOCKED)
  @Field(() => Boolean, { description: 'Whether an open blocker names it.' })
  blocked!: boolean;
  @Field(() => Boolean, { description: 'Whether the engagement is live when it is done.' })
  isGoLive!: boolean;
  @Field(() => Visibility, { description: 'Who may see it.' }) visibility!: words.Visibility;
  @Field(() => Int, { description: 'Counts its changes; give it as `expectedVersion`.' }) version!: number;
  @Field(() => Int, { description: 'Working days from its start to its end, 1-250.' }) durationDays!: number;
  @Field(() => LocalDate, { nullable: true, description: 'It starts no earlier; null where it may.' })
  notBeforeOn!: string | null;
  @Many({
    where: sql`${_}.milestone_id = ${$}.id`,
    orderBy: sql`(select m.position from milestone m where m.id = ${_}.depends_on_id)`,
    atMost: MAX_LINKS,
  })
  @Field(() => [MilestoneLink], { description: 'What it waits for, in the order of the plan; at most 20.' })
  dependsOn!: MilestoneLink[];
  @Field(() => LocalDate, { nullable: true, description: 'Its start as first planned.' })
  baselineStartOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Its end as first planned.' })
  baselineDueOn!: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Its start as the plan now stands; null if skipped.',
  })
  forecastStartOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Its end as the plan now stands; null if skipped.' })
  forecastDueOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day it was begun.' }) startedOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day it was done.' }) completedOn!:
    string | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'Working days it may end later than forecast without moving go-live; null where go-live waits for it no more.',
  })
  floatDays!: number | null;
  @Json(column('proof'))
  @Field(() => Proof, {
    nullable: true,
    description: 'What shows that it is done, as its playbook says; null where nothing is asked for.',
  })
  proof!: Proof | null;
}

@ObjectType({ description: 'A milestone that another one waits for.' })
@From(() => MilestoneLinkEntity)
export class MilestoneLink {
  @One(sql`${_}.id = ${$}.depends_on_id`)
  @Field(() => Milestone, { description: 'The milestone that must end first.' })
  milestone!: Milestone;
  @Field(() => Int, { description: ABOUT_LAG }) lagDays!: number;
}

export const MilestoneConnection = connectionOf(() => Milestone, 'Milestone');
