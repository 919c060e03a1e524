import { Field, ObjectType } from '@nestjs/graphql';
import { Expr, From, Many } from '../../platform/graphql/reads/sources.js';
import { $, type Sql, _, column, sql } from '../../platform/graphql/reads/sql.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { MilestoneEntity } from '../delivery/index.js';

@ObjectType({ description: 'What somebody has to do next for an integration.' })
@From(() => MilestoneEntity)
export class IntegrationStep {
  @Field(() => String, { description: 'What is to be done.' }) title!: string;
  @Expr(column('code'))
  @Field(() => String, { nullable: true, description: 'The milestone to complete; null where it is none.' })
  milestoneCode!: string | null;
  @Expr(column('forecast_due_on'))
  @Field(() => LocalDate, { nullable: true, description: 'By when, as the plan now stands.' })
  dueOn!: string | null;
  @Expr(sql`coalesce(${_}.float_days = 0, false)`)
  @Field(() => Boolean, { description: 'Whether a day more on it moves go-live by a day.' })
  blocksGoLive!: boolean;
}

/**
 * The next steps of one side: the unfinished milestones that start, by forecast, no later than the first one that the
 * partner sees is due. The forecast starts a milestone after what it depends on, so this leaves out all that waits for
 * a step shown, without a look at dependencies, which would name milestones that the partner may not see.
 * Relies on index milestone_in_order.
 * @param side a condition on the milestone `m`
 */
function nextSteps(side: Sql): PropertyDecorator & MethodDecorator {
  return Many({
    from: sql`(
      select n.code, n.title, n.forecast_due_on, n.float_days
      from (
        select m.code, m.title, m.position, m.forecast_due_on, m.float_days, ${side} as on_this_side,
          m.forecast_start_on <= min(m.forecast_due_on) over () as is_next
        from milestone m
        where m.engagement_id = ${$}.id and m.visibility = 'PARTNER'
          and m.status in ('NOT_STARTED', 'IN_PROGRESS') and ${$}.status in ('ACTIVE', 'ON_HOLD')
      ) n
      where n.on_this_side and n.is_next
      order by n.forecast_due_on, n.position
      limit 5
    )`,
    where: sql`true`,
    orderBy: sql`${_}.forecast_due_on, ${_}.code`,
    atMost: 5,
  });
}

export const WaitingForPartner = () => nextSteps(sql`m.party = 'PARTNER'`);
export const WaitingForOthers = () => nextSteps(sql`m.party <> 'PARTNER'`);
