import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import type { EngagementStage as StageWord } from '../../kernel/enums.js';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import { nextStage } from '../../kernel/stages.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { readTogether } from '../../platform/database/read-together.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { EngagementStage } from '../../platform/graphql/shared-enums.js';
import { Text } from '../../platform/usecases/rules.js';
import {
  assertActive,
  assertCanWork,
  Engagement,
  type EngagementEntity,
  EngagementUseCases,
  saveEngagement,
  teamFrom,
  teamQuery,
} from '../engagements/index.js';
import { assertGateMet, gateQuery, StageGate } from '../gates/index.js';
import { PreviewablePayload, previewable } from '../planning/index.js';

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
    description:
      'Returns `preview` and the gate without changing anything, and without errors for missing items.',
  })
  dryRun!: boolean;
}

@ObjectType({ description: 'The engagement in its new stage.' })
export class AdvanceStagePayload extends PreviewablePayload {
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
      previewable({
        action: 'engagement.advance-stage',
        Input: AdvanceStageInput,
        permit: async (tx, { id }) => {
          const rows = await readTogether(tx, { team: teamQuery(id), gate: gateQuery(tx, id) });
          assertCanWork(viewer, teamFrom(rows.team));
          return rows.gate;
        },
        change: async (tx, engagement, { from, note = null, dryRun }, gate) => {
          const to = decideStage(engagement, from);
          const payload = { engagement: engagement.id, gate: engagement.id };
          if (!dryRun) assertGateMet(gate, engagement, 'from');
          await saveEngagement(tx, engagement, { stage: to });
          return { payload, was: { stage: from }, changes: { stage: to, note } };
        },
      }),
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
