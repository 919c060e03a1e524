import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type {
  EngagementStage as StageWord,
  EngagementStatus as StatusWord,
  Party as PartyWord,
} from '../../kernel/enums.js';
import { ChangedList } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementStage, EngagementStatus, Party } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Blocker, LISTED_BLOCKERS } from '../engagements/index.js';
import type { Moved } from './domain/moved.js';
import { MOVED_MILESTONES, MovedMilestone } from './moved-milestone.graphql.js';

/** The input field by which a move is previewed. */
export const DryRun = (): PropertyDecorator =>
  Field(() => Boolean, {
    defaultValue: false,
    description:
      'Returns `preview`, or the errors that the move would get, without changing anything; the Idempotency-Key stays unused.',
  });

/** Input of a move that can be previewed. */
@InputType({ isAbstract: true })
export abstract class PreviewableInput {
  @DryRun() dryRun!: boolean;
}

@ObjectType({ description: 'How a move would change an engagement.' })
export class MovePreview {
  @Field(() => EngagementStage, { description: 'Stage now.' }) stageBefore!: StageWord;
  @Field(() => EngagementStage, { description: 'Stage after the move.' }) stageAfter!: StageWord;
  @Field(() => EngagementStatus, { description: 'Status now.' }) statusBefore!: StatusWord;
  @Field(() => EngagementStatus, { description: 'Status after the move.' }) statusAfter!: StatusWord;
  @Field(() => Party, { nullable: true, description: 'Party that has the ball now; null if none.' })
  ballBefore!: PartyWord | null;
  @Field(() => Party, {
    nullable: true,
    description: 'Party that has the ball after the move; null if none.',
  })
  ballAfter!: PartyWord | null;
  @Field(() => LocalDate, { nullable: true, description: 'Forecast go-live now.' })
  forecastBefore!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Forecast go-live after the move.' })
  forecastAfter!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Go-live of the latest baseline now.' })
  baselineBefore!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Go-live of the latest baseline after the move.' })
  baselineAfter!: string | null;
  @ChangedList(MOVED_MILESTONES)
  @Field(() => [MovedMilestone], {
    description: 'Milestones whose forecast would move, in plan order, at most 200.',
  })
  moved!: readonly Moved[];
  @ChangedList(LISTED_BLOCKERS)
  @Field(() => [Blocker], {
    description: 'Blockers that would still be open, latest first, at most 100.',
  })
  openBlockers!: readonly string[];
}

/** Payload of a move that can be previewed. */
@ObjectType({ isAbstract: true })
export abstract class PreviewablePayload extends Payload {
  @Field(() => MovePreview, {
    nullable: true,
    description: 'What a dry run found; null if the move was made, and on error.',
  })
  preview?: MovePreview;
}
