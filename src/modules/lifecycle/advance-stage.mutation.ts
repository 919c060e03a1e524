import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import { nextStage } from '../../kernel/stages.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import {
  assertActive,
  assertCanWork,
  ENGAGEMENT_EVENTS,
  type EngagementEntity,
  lockEngagement,
  saveEngagement,
} from '../engagements/index.js';
import { assertGateMet } from '../gates/index.js';
import { AdvanceStageInput, AdvanceStagePayload } from './advance-stage.graphql.js';

type Advanced = Required<Omit<AdvanceStagePayload, 'userErrors'>>;

@Resolver()
export class AdvanceStageMutation {
  constructor(private readonly useCases: UseCases) {}

  /** Whoever is kept by the gate is shown it as well. */
  @Allow('engagement:advance')
  @Mutation(() => AdvanceStagePayload, {
    description: 'Moves an engagement to its next stage, once what the stage requires is done.',
  })
  async advanceStage(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AdvanceStageInput }) given: AdvanceStageInput,
  ): Promise<AdvanceStagePayload> {
    const outcome = await this.advance(viewer, given);
    const isKept = outcome.userErrors.some(({ code }) => code === 'GATE_NOT_MET');
    return isKept ? { ...outcome, gate: fromTypeId('engagement', given.engagementId)! } : outcome;
  }

  /** A dry run leaves its Idempotency-Key to the real one. */
  private advance(viewer: Viewer, given: AdvanceStageInput): Promise<Outcome<Advanced>> {
    const act = (tx: Tx, input: AdvanceStageInput) => advance(tx, viewer, input);
    return given.dryRun
      ? this.useCases.rehearse(viewer, AdvanceStageInput, given, act)
      : this.useCases.run(viewer, AdvanceStageInput, given, act);
  }
}

async function advance(tx: Tx, viewer: Viewer, input: AdvanceStageInput): Promise<Advanced> {
  const engagement = await lockEngagement(tx, input.engagementId);
  await assertCanWork(tx, viewer, engagement.id);
  const to = decideStage(engagement, input.from);
  if (input.dryRun) return { engagement: engagement.id, gate: engagement.id };
  await assertGateMet(tx, engagement, 'from');
  await saveEngagement(tx, engagement, { stage: to });
  await audit(tx, {
    action: 'engagement.advance-stage',
    subject: { kind: 'engagement', id: engagement.id },
    partnerId: engagement.partnerId,
    engagementId: engagement.id,
    was: { stage: input.from },
    changes: { stage: to, note: input.note ?? null },
  });
  await recordEvent(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: engagement.id });
  return { engagement: engagement.id, gate: engagement.id };
}

function decideStage(engagement: EngagementEntity, from: EngagementEntity['stage']) {
  if (engagement.stage !== from)
    refuse('CONFLICT', 'from', `The engagement is in ${engagement.stage} and not in ${from}; read it again.`);
  assertActive(engagement, 'engagementId');
  return (
    nextStage(from) ??
    refuse('NOT_ALLOWED_IN_STATE', 'from', `${from} is not left by advancing; an engagement in it is closed.`)
  );
}
