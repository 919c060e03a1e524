import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Party, Severity } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text, TypedKey } from '../../platform/usecases/rules.js';
import { IntegrationBlocker } from './integration-blocker.graphql.js';

@InputType({ description: 'A new blocker of an integration.' })
export class RaiseMyBlockerInput {
  @TypedKey()
  @Field(() => String, { description: 'Key of the integration, e.g. `ENG-142`.' })
  key!: string;
  @Field(() => Severity, { description: 'Severity.' }) severity!: words.Severity;
  @Field(() => Party, { defaultValue: 'SERVICES', description: 'Who must act.' }) party!: words.Party;
  @Text(4000)
  @Field(() => String, { description: 'What is wrong, 1-4000 characters.' })
  reason!: string;
  @TypedKey()
  @Field(() => String, { nullable: true, description: 'Code of the milestone it blocks.' })
  milestoneCode?: string | null;
}

@ObjectType({ description: 'The new blocker.' })
export class RaiseMyBlockerPayload extends Payload {
  @Changed()
  @Field(() => IntegrationBlocker, { nullable: true, description: 'The new blocker; null on error.' })
  integrationBlocker?: string;
}
