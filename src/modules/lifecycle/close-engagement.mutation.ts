import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { EngagementStatus as StatusWord } from '../../kernel/enums.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf } from '../../platform/database/tx.js';
import { endDueWork } from '../../platform/due/due-work.js';
import { run } from '../../platform/database/read-together.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { EngagementStatus } from '../../platform/graphql/shared-enums.js';
import { Text } from '../../platform/usecases/rules.js';
import {
  assertNotEnded,
  endAllocations,
  endHold,
  Engagement,
  EngagementUseCases,
  saveEngagement,
  permittedByRole,
} from '../engagements/index.js';
import { assertGateMet, gateQuery } from '../gates/index.js';
import { stageAtEnd } from './domain/closing.js';
import { PreviewableInput, PreviewablePayload, previewable } from '../planning/index.js';

@InputType({ description: 'Closes an engagement for good.' })
export class CloseEngagementInput extends PreviewableInput {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The engagement version you read; a stale version is rejected with CONFLICT.',
  })
  expectedVersion?: number | null;
  @Field(() => EngagementStatus, {
    description:
      'COMPLETED: only from ADOPTION, once its gate is met; sets the stage to CLOSED. CANCELLED: from any stage, which stays as it is.',
  })
  outcome!: StatusWord;
  @Text(1000)
  @Field(() => String, { description: 'Why it is closed, 1-1000 characters.' })
  reason!: string;
}

@ObjectType({ description: 'The closed engagement.' })
export class CloseEngagementPayload extends PreviewablePayload {
  @Changed()
  @Field(() => Engagement, {
    nullable: true,
    description: 'The engagement as it is now; null on error. Each missing item is a GATE_NOT_MET error.',
  })
  engagement?: string;
}

@Resolver()
export class CloseEngagementMutation {
  constructor(private readonly engagements: EngagementUseCases) {}

  @Allow('engagement:close')
  @Mutation(() => CloseEngagementPayload, {
    description:
      'Closes an engagement as completed or cancelled. Its status and plan can no longer be changed.',
  })
  closeEngagement(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CloseEngagementInput }) given: CloseEngagementInput,
  ): Promise<CloseEngagementPayload> {
    return this.engagements.run(
      viewer,
      previewable({
        action: 'engagement.close',
        Input: CloseEngagementInput,
        permit: permittedByRole,
        change: async (tx, engagement, { outcome: status, reason }) => {
          assertNotEnded(engagement, 'engagementId');
          const { id } = engagement;
          const stage = stageAtEnd(engagement, status);
          if (status === 'COMPLETED')
            assertGateMet(await run(tx, gateQuery(tx, engagement.id)), engagement, 'outcome');
          await saveEngagement(tx, engagement, { stage, status, ...(await endHold(tx, engagement)) });
          await endAllocations(tx, id, todayOf(tx, engagement));
          await endDueWork(tx, id);
          return { payload: { engagement: id }, changes: { status, stage, reason } };
        },
      }),
      given,
    );
  }
}
