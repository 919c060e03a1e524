import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { SubmitEvidenceInput, SubmitEvidencePayload } from './submit-evidence.graphql.js';
import { SubmitEvidenceService } from './submit-evidence.service.js';

@Resolver()
export class SubmitEvidenceResolver {
  constructor(private readonly service: SubmitEvidenceService) {}

  @Allow('evidence:submit')
  @Mutation(() => SubmitEvidencePayload, {
    description: 'Hands in evidence for an item of a launch checklist; somebody else reviews it.',
  })
  submitEvidence(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SubmitEvidenceInput, description: 'The item and its evidence.' })
    input: SubmitEvidenceInput,
  ): Promise<SubmitEvidencePayload> {
    return this.service.execute(viewer, input);
  }
}
