import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { asPartnerUser } from './portal.policy.js';
import { SubmitMyEvidenceInput, SubmitMyEvidencePayload } from './submit-my-evidence.graphql.js';
import { SubmitMyEvidenceService } from './submit-my-evidence.service.js';

@Resolver()
export class SubmitMyEvidenceResolver {
  constructor(private readonly service: SubmitMyEvidenceService) {}

  @Allow('portal:write')
  @Mutation(() => SubmitMyEvidencePayload, {
    description: 'Hands in evidence of your company for a checklist item; the platform reviews it.',
  })
  submitMyEvidence(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SubmitMyEvidenceInput }) input: SubmitMyEvidenceInput,
  ): Promise<SubmitMyEvidencePayload> {
    return this.service.execute(asPartnerUser(viewer), input);
  }
}
