import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { TypedKey } from '../../platform/usecases/rules.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { assertCanWork, lockEngagement, teamOf } from '../engagements/index.js';
import { neededItem } from './checklist-item-lookup.js';
import { EngagementChecklistItem } from './engagement-checklist.graphql.js';
import { EvidenceGiven } from './evidence-given.graphql.js';
import { evidenceGiven } from './evidence-given.js';
import { submitEvidence } from './evidence.js';

@InputType({ description: 'Evidence for a launch checklist item.' })
export class SubmitEvidenceInput extends EvidenceGiven {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => ID, { description: "API product in the engagement's scope." }) apiProductId!: string;
  @TypedKey()
  @Field(() => String, { description: "Code of the item in the product's checklist, e.g. PEN-TEST." })
  code!: string;
}

@ObjectType({ description: 'The item with its new evidence.' })
export class SubmitEvidencePayload extends Payload {
  @Changed()
  @Field(() => EngagementChecklistItem, {
    nullable: true,
    description: 'The item as it is now for the engagement; null on error.',
  })
  item?: string;
}

const FIELDS = { engagement: 'engagementId', item: 'code' } as const;

@Resolver()
export class SubmitEvidenceMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('evidence:submit')
  @Mutation(() => SubmitEvidencePayload, {
    description: 'Submits evidence for a launch checklist item; someone else reviews it.',
  })
  submitEvidence(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SubmitEvidenceInput, description: 'The item and its evidence.' })
    given: SubmitEvidenceInput,
  ): Promise<SubmitEvidencePayload> {
    return this.useCases.run(viewer, SubmitEvidenceInput, given, async (tx, input) => {
      const engagement = await lockEngagement(tx, input.engagementId);
      assertCanWork(viewer, await teamOf(tx, engagement.id));
      const item = await neededItem(tx, engagement, input);
      const evidence = await evidenceGiven(tx, engagement, input);
      return { item: await submitEvidence(tx, engagement, item, evidence, FIELDS) };
    });
  }
}
