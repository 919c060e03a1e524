import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { assertCanWork, lockEngagement } from '../engagements/index.js';
import { neededItem } from './checklist-item-lookup.js';
import { evidenceGiven } from './evidence-given.js';
import { submitEvidence } from './evidence.js';
import { SubmitEvidenceInput, SubmitEvidencePayload } from './submit-evidence.graphql.js';

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
      await assertCanWork(tx, viewer, engagement.id);
      const item = await neededItem(tx, engagement, input);
      const evidence = await evidenceGiven(tx, engagement, input);
      return { item: await submitEvidence(tx, engagement, item, evidence, FIELDS) };
    });
  }
}
