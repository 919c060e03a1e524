import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import type { EngagementStage as StageWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { EngagementStage } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text } from '../../platform/usecases/rules.js';
import { Engagement } from '../engagements/index.js';
import { StageGate } from '../gates/index.js';

@InputType({ description: 'Moves an engagement to its next stage.' })
export class AdvanceStageInput {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => EngagementStage, { description: 'The stage it leaves; another one is refused as CONFLICT.' })
  from!: StageWord;
  @IsOptional()
  @Text(4000)
  @Field(() => String, { nullable: true, description: 'Why now, for the audit log; 1-4000 characters.' })
  note?: string | null;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Answers the gate and changes nothing; what is missing refuses nothing then.',
  })
  dryRun!: boolean;
}

@ObjectType({ description: 'The engagement in its new stage.' })
export class AdvanceStagePayload extends Payload {
  @Changed()
  @Field(() => Engagement, {
    nullable: true,
    description:
      'The engagement as it is now; null when refused: each GATE_NOT_MET names one thing that is missing.',
  })
  engagement?: string;
  @Changed()
  @Field(() => StageGate, {
    nullable: true,
    description:
      'The gate that it now stands before, also when that refuses it; null when something else does.',
  })
  gate?: string;
}
