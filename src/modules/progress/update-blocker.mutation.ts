import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Party, Severity, Visibility } from '../../platform/graphql/shared-enums.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import { NotNull, Text } from '../../platform/usecases/rules.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { assertCanChangeBlockers, Blocker } from '../engagements/index.js';
import { PreviewableInput, PreviewablePayload, withPreview } from '../planning/index.js';
import { lockEngagementOfBlocker } from './blocker-lookup.js';
import { changeBlocker } from './blockers.js';
import { operationOf } from './new-blockers.js';

@InputType({
  description:
    'Changes to a blocker; omitted fields stay unchanged, null clears. Once it is resolved or its engagement has ended, only `reason` and `visibility` can be changed.',
})
export class UpdateBlockerInput extends PreviewableInput {
  @Field(() => ID, { description: 'The blocker.' }) blockerId!: string;
  @Field(() => Int, { description: 'The version you read; a stale version is rejected with CONFLICT.' })
  expectedVersion!: number;
  @NotNull()
  @Field(() => Severity, { nullable: true, description: 'Severity.' })
  severity?: words.Severity;
  @NotNull()
  @Field(() => Party, { nullable: true, description: 'Who must act.' })
  party?: words.Party;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      "Date by which the party commits to resolve it, in the engagement's time zone: today or later, within two years; null withdraws the commitment.",
  })
  commitmentOn?: string | null;
  @NotNull()
  @Field(() => Visibility, {
    nullable: true,
    description: 'Who can see it; INTERNAL hides it from partners.',
  })
  visibility?: words.Visibility;
  @NotNull()
  @Text(4000)
  @Field(() => String, { nullable: true, description: 'What is wrong, 1-4000 characters.' })
  reason?: string;
  @Field(() => ID, {
    nullable: true,
    description: "API operation it concerns, in the engagement's scope; null clears.",
  })
  operationId?: string | null;
}

@ObjectType({ description: 'The changed blocker.' })
export class UpdateBlockerPayload extends PreviewablePayload {
  @Changed()
  @Field(() => Blocker, {
    nullable: true,
    description: 'The blocker as it is now, which a dry run leaves unchanged; null on error.',
  })
  blocker?: string;
}

@Resolver()
export class UpdateBlockerMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('blocker:write')
  @Mutation(() => UpdateBlockerPayload, {
    description:
      'Changes an open blocker or its commitment date, and updates the forecast. Its reason and visibility can be changed at any time.',
  })
  updateBlocker(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateBlockerInput }) given: UpdateBlockerInput,
  ): Promise<UpdateBlockerPayload> {
    return this.useCases.runOrPreview(viewer, UpdateBlockerInput, given, async (tx, input) => {
      const { blockerId, expectedVersion, operationId, dryRun, ...patch } = input;
      const facts = await lockEngagementOfBlocker(tx, blockerId, 'blockerId');
      const { engagement, blocker } = facts;
      assertCanChangeBlockers(viewer, facts.team, [blocker.party, patch.party ?? blocker.party]);
      assertCurrent(blocker, expectedVersion);
      const apiOperationId =
        operationId === undefined ? undefined : await operationOf(tx, engagement.id, operationId);
      const { preview } = await withPreview(tx, engagement, { dryRun }, () =>
        changeBlocker(tx, engagement, facts, { ...patch, apiOperationId }),
      );
      return { blocker: blocker.id, preview };
    });
  }
}
