import { Field, ObjectType } from '@nestjs/graphql';
import { MAX_PLAN_MILESTONES } from '../../kernel/plan-limits.js';
import { column } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { Expr, From, Json } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { GoLiveMoveEntity } from './go-live-move.entity.js';

@ObjectType({ description: 'A milestone on the critical path before or after go-live moved.' })
export class CriticalMilestone {
  @Field(() => String, { description: 'Its code, unique within the engagement.' }) code!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Due date before the move; null if it had none.',
  })
  dueBefore!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Due date after the move; null if it has none.' })
  dueAfter!: string | null;
}

@ObjectType({ description: 'A move of the forecast go-live of an engagement.' })
@From(() => GoLiveMoveEntity)
export class GoLiveMove {
  @Field(() => DateTime, {
    description: 'When it moved; for a daily forecast, the start of the day.',
  })
  at!: Date;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Forecast go-live before; null for the first forecast, and without a go-live milestone.',
  })
  goLiveBefore!: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Forecast go-live after; null without a go-live milestone.',
  })
  goLiveAfter!: string | null;
  @Json(column('critical_path'), undefined, MAX_PLAN_MILESTONES)
  @Field(() => [CriticalMilestone], {
    description: 'Milestones on the critical path before or after the move, in schedule order; at most 200.',
  })
  criticalPath!: CriticalMilestone[];
  @Field(() => String, {
    description:
      'Action that moved it, as in the audit log, e.g. `milestone.reschedule`; `reforecast.daily` if it moved because a day passed or the calendar changed.',
  })
  action!: string;
  @Expr(column('actor_name'))
  @Field(() => String, {
    description: 'Who moved it (name at the time); Causeway itself for a daily forecast.',
  })
  movedBy!: string;
}

export const GoLiveMoveConnection = connectionOf(() => GoLiveMove, 'GoLiveMove');
