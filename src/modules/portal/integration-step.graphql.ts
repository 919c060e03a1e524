import { Field, ID, ObjectType } from '@nestjs/graphql';
import { toTypeId } from '../../kernel/ids.js';
import { $, _, column, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Expr, From, IdOf, Json, Many } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { hasNotEnded, isOpenBlocker, isShown } from '../engagements/index.js';
import { CHECKLIST_ROWS, checklistKey, isMet, isNeeded, owedBy } from '../gates/index.js';
import { delaysGoLive, isUnfinished, MilestoneEntity } from '../planning/index.js';
import { BLOCKER_TITLE } from './blocker-title.js';

type Named = { readonly key: string } | { readonly key: null; readonly blockerId: string };
const keyOf = (step: Named): string => step.key ?? toTypeId('blocker', step.blockerId);

@ObjectType({
  description: 'A next step of an integration: a milestone, a blocker or a checklist item.',
})
@From(() => MilestoneEntity)
export class IntegrationStep {
  @Json(sql`json_build_object('key', ${_}.key, 'blockerId', ${_}.blocker_id)`, keyOf)
  @Field(() => String, {
    description:
      'Unique across all steps: for a milestone e.g. `ENG-142/sandbox-access`, for a blocker its ID, for a checklist item its `key`; never changes.',
  })
  key!: string;
  @Field(() => String, {
    description: 'What is to be done; for a blocker, the first line of its reason, shortened.',
  })
  title!: string;
  @Expr(column('milestone_code'))
  @Field(() => String, {
    nullable: true,
    description: 'Code of the milestone to complete; null if it is not a milestone.',
  })
  milestoneCode!: string | null;
  @IdOf('blocker', column('blocker_id'))
  @Field(() => ID, { nullable: true, description: 'Blocker to resolve; null if it is not a blocker.' })
  blockerId!: string | null;
  @Expr(column('item_code'))
  @Field(() => String, {
    nullable: true,
    description:
      'Code of the checklist item that needs evidence or a review; null if it is not a checklist item.',
  })
  checklistCode!: string | null;
  @Expr(column('product_slug'))
  @Field(() => String, {
    nullable: true,
    description:
      'URL slug of the API product whose checklist contains the item; null if it is not a checklist item.',
  })
  apiProductSlug!: string | null;
  @Expr(column('due_on'))
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Due date: the forecast of a milestone or the commitment on a blocker; null without a commitment, and for a checklist item.',
  })
  dueOn!: string | null;
  @Expr(column('blocks_go_live'))
  @Field(() => Boolean, {
    description:
      'Whether each day of delay on it, or on the milestone it blocks, delays go-live by a day; false for a checklist item, which is not part of the plan.',
  })
  blocksGoLive!: boolean;
}

/** 20 blockers, 5 milestones and 20 checklist items. */
const MAX_STEPS = 45;

const GOES_ON = hasNotEnded(sql`${$}.status`);

/** Open blockers that a side must act on, earliest commitment first; uses blocker_of_engagement. */
const blockers = (side: Sql) => sql`
  select null as key, ${BLOCKER_TITLE} as title, null as milestone_code, b.id as blocker_id,
    null as item_code, null as product_slug, b.commitment_on as due_on,
    coalesce((select ${delaysGoLive(sql`m`)} from milestone m
      where m.id = b.milestone_id and ${isShown(sql`m`)}), false) as blocks_go_live,
    0 as place, b.id::text as tie
  from blocker b, lateral (select b.party) s
  where b.engagement_id = ${$}.id and ${isShown(sql`b`)} and ${isOpenBlocker(sql`b`)} and ${GOES_ON} and ${side}
  order by b.commitment_on, b.raised_at, b.id
  limit 20`;

/**
 * Unfinished milestones whose forecast start is no later than the due date of the first visible one. Milestones start
 * after their dependencies end, so this leaves out those that wait for a listed one, without reading dependencies,
 * which may include milestones that the partner cannot see. Uses milestone_in_order.
 */
const milestones = (side: Sql) => sql`
  select ${$}.key || '/' || n.code, n.title, n.code, null, null, null, n.forecast_due_on,
    coalesce(${delaysGoLive(sql`n`)}, false), 1, n.code
  from (
    select s.code, s.title, s.position, s.forecast_due_on, s.float_days, ${side} as on_this_side,
      s.forecast_start_on <= min(s.forecast_due_on) over () as is_next
    from milestone s
    where s.engagement_id = ${$}.id and ${isShown(sql`s`)} and ${isUnfinished(sql`s`)}
      and ${GOES_ON}
  ) n
  where n.on_this_side and n.is_next
  order by n.forecast_due_on, n.position
  limit 5`;

/** Open checklist items that the current stage needs. */
const checklistItems = (side: Sql) => sql`
  select ${checklistKey(sql`${$}.key`, sql`p.slug`, sql`c.code`)}, c.title, null, null, c.code, p.slug, null,
    false, 2, p.slug || to_char(c.position, '-000')
  from ${CHECKLIST_ROWS} c
  join api_product p on p.id = c.api_product_id,
  lateral (select ${owedBy(sql`c.status`)} as party) s
  where c.engagement_id = ${$}.id and ${GOES_ON}
    and ${isNeeded(sql`c.needed_by`, sql`${$}.stage`)} and not ${isMet(sql`c.status`)} and ${side}
  order by p.slug, c.position
  limit 20`;

/**
 * Next steps of one side: first its blockers, then its milestones, then its checklist items.
 * @param side condition on the party of step `s`
 */
function nextSteps(side: Sql): PropertyDecorator & MethodDecorator {
  return Many({
    from: sql`((${blockers(side)}) union all (${milestones(side)}) union all (${checklistItems(side)}))`,
    where: sql`true`,
    orderBy: sql`${_}.place, ${_}.due_on, ${_}.tie`,
    atMost: MAX_STEPS,
  });
}

export const WaitingForPartner = () => nextSteps(sql`s.party = 'PARTNER'`);
export const WaitingForOthers = () => nextSteps(sql`s.party <> 'PARTNER'`);
