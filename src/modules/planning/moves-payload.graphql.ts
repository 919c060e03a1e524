import { Field, ObjectType } from '@nestjs/graphql';
import { Changed, ChangedList } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import type { Moved } from './domain/moved.js';
import { Milestone } from './milestone.graphql.js';
import { MOVED_MILESTONES, MovedMilestone } from './moved-milestone.graphql.js';

/** What mutations return that change one milestone and may move others. */
@ObjectType({ isAbstract: true })
export abstract class MovesPayload extends Payload {
  @Changed()
  @Field(() => Milestone, {
    nullable: true,
    description: 'The milestone as it is now, which a dry run leaves unchanged; null on error.',
  })
  milestone?: string;
  @ChangedList(MOVED_MILESTONES)
  @Field(() => [MovedMilestone], {
    nullable: true,
    description: 'Milestones whose forecast moves, in plan order, at most 200; null on error.',
  })
  moved?: readonly Moved[];
  @Field(() => LocalDate, { nullable: true, description: 'Forecast go-live before the change.' })
  forecastBefore?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Forecast go-live after the change; for a dry run, as it would be.',
  })
  forecastAfter?: string | null;
}
