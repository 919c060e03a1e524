import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import type { EngagementStage as StageWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { EngagementStage } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text } from '../../platform/usecases/rules.js';
import { Engagement } from '../engagements/index.js';
import { StageGate } from '../gates/index.js';

@InputType({ description: 'Advances an engagement to its next stage.' })
export class AdvanceStageInput {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => EngagementStage, {
    description: 'The stage it leaves; rejected with CONFLICT if the engagement is in another stage.',
  })
  from!: StageWord;
  @IsOptional()
  @Text(4000)
  @Field(() => String, { nullable: true, description: 'Reason, 1-4000 characters; kept in the audit log.' })
  note?: string | null;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Returns the gate without changing anything, and without errors for missing items.',
  })
  dryRun!: boolean;
}

@ObjectType({ description: 'The engagement in its new stage.' })
export class AdvanceStagePayload extends Payload {
  @Changed()
  @Field(() => Engagement, {
    nullable: true,
    description: 'The engagement as it is now; null on error. Each missing item is a GATE_NOT_MET error.',
  })
  engagement?: string;
  @Changed()
  @Field(() => StageGate, {
    nullable: true,
    description:
      'The gate of the stage it is in now, also returned with GATE_NOT_MET; null on any other error.',
  })
  gate?: string;
}
