import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { EngagementStatus as StatusWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { EngagementStatus } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text } from '../../platform/usecases/rules.js';
import { Engagement } from '../engagements/index.js';

@InputType({ description: 'Ends an engagement for good.' })
export class CloseEngagementInput {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The version of the engagement you read; another one is refused as CONFLICT.',
  })
  expectedVersion?: number | null;
  @Field(() => EngagementStatus, {
    description:
      'COMPLETED, only from ADOPTION and with what it requires done, which sets the stage CLOSED; or CANCELLED, from any stage, which keeps it.',
  })
  outcome!: StatusWord;
  @Text(1000)
  @Field(() => String, { description: 'Why it ends, 1-1000 characters.' })
  reason!: string;
}

@ObjectType({ description: 'The engagement that has ended.' })
export class CloseEngagementPayload extends Payload {
  @Changed()
  @Field(() => Engagement, {
    nullable: true,
    description:
      'The engagement as it is now; null when refused: each GATE_NOT_MET names one thing that is missing.',
  })
  engagement?: string;
}
