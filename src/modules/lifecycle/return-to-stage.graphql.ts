import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { EngagementStage as StageWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { EngagementStage } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text } from '../../platform/usecases/rules.js';
import { Engagement } from '../engagements/index.js';

@InputType({ description: 'Returns an engagement to an earlier stage.' })
export class ReturnToStageInput {
  @Field(() => ID, { description: 'The engagement, which must be active.' }) engagementId!: string;
  @Field(() => EngagementStage, {
    description: 'The stage to return to, which must be earlier than the current one.',
  })
  to!: StageWord;
  @Text(4000)
  @Field(() => String, { description: 'Reason, e.g. a failed certification, 1-4000 characters.' })
  reason!: string;
}

@ObjectType({ description: 'The engagement in the earlier stage.' })
export class ReturnToStagePayload extends Payload {
  @Changed()
  @Field(() => Engagement, {
    nullable: true,
    description: 'The engagement as it is now, its milestones unchanged; null on error.',
  })
  engagement?: string;
}
