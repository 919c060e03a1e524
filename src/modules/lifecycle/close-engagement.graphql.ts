import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { EngagementStatus as StatusWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { EngagementStatus } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text } from '../../platform/usecases/rules.js';
import { Engagement } from '../engagements/index.js';

@InputType({ description: 'Closes an engagement for good.' })
export class CloseEngagementInput {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The engagement version you read; a stale version is rejected with CONFLICT.',
  })
  expectedVersion?: number | null;
  @Field(() => EngagementStatus, {
    description:
      'COMPLETED: only from ADOPTION, once its gate is met; sets the stage to CLOSED. CANCELLED: from any stage, which stays as it is.',
  })
  outcome!: StatusWord;
  @Text(1000)
  @Field(() => String, { description: 'Why it is closed, 1-1000 characters.' })
  reason!: string;
}

@ObjectType({ description: 'The closed engagement.' })
export class CloseEngagementPayload extends Payload {
  @Changed()
  @Field(() => Engagement, {
    nullable: true,
    description: 'The engagement as it is now; null on error. Each missing item is a GATE_NOT_MET error.',
  })
  engagement?: string;
}
