import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import { nextStage } from '../../kernel/stages.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import {
  assertActive,
  assertCanWork,
  type EngagementEntity,
  saveEngagement,
  EngagementUseCases,
} from '../engagements/index.js';
import { assertGateMet } from '../gates/index.js';
import { AdvanceStageInput, AdvanceStagePayload } from './advance-stage.graphql.js';

@Resolver()
export class AdvanceStageMutation {
  constructor(private readonly engagements: EngagementUseCases) {}

  /** If the gate is not met, the payload includes it. */
  @Allow('engagement:advance')
  @Mutation(() => AdvanceStagePayload, {
    description: 'Advances an engagement to its next stage, once the gate of the current one is met.',
  })
  async advanceStage(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AdvanceStageInput }) given: AdvanceStageInput,
  ): Promise<AdvanceStagePayload> {
    const outcome = await this.engagements.run(
      viewer,
      {
        action: 'engagement.advance-stage',
        Input: AdvanceStageInput,
        permit: (tx, { id }) => assertCanWork(tx, viewer, id),
        change: async (tx, engagement, { from, note = null, dryRun }) => {
          const to = decideStage(engagement, from);
          const payload = { engagement: engagement.id, gate: engagement.id };
          if (dryRun) return { payload };
          await assertGateMet(tx, engagement, 'from');
          await saveEngagement(tx, engagement, { stage: to });
          return { payload, was: { stage: from }, changes: { stage: to, note } };
        },
      },
      given,
    );
    const isKept = outcome.userErrors.some(({ code }) => code === 'GATE_NOT_MET');
    return isKept ? { ...outcome, gate: fromTypeId('engagement', given.engagementId)! } : outcome;
  }
}

function decideStage(engagement: EngagementEntity, from: EngagementEntity['stage']) {
  if (engagement.stage !== from)
    refuse('CONFLICT', 'from', `The engagement is in ${engagement.stage}, not in ${from}; read it again.`);
  assertActive(engagement, 'engagementId');
  return (
    nextStage(from) ??
    refuse('NOT_ALLOWED_IN_STATE', 'from', `${from} is the last stage; use closeEngagement instead.`)
  );
}
