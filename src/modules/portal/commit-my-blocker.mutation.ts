import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import type { EngagementEntity } from '../engagements/index.js';
import { commitBlocker } from '../progress/index.js';
import { IntegrationBlocker } from './integration-blocker.graphql.js';
import { myBlocker } from './my-targets.query.js';
import { PartnerUseCases } from './partner-use-cases.js';
import { asPartnerUser, canPartnerCommit } from './portal.policy.js';
import { shownBlocker } from './shown-blocker.js';

@InputType({ description: 'A date by which your company commits to resolve a blocker.' })
export class CommitMyBlockerInput {
  @Field(() => ID, { description: 'The blocker; your company must be the party responsible.' })
  blockerId!: string;
  @Field(() => Int, { description: 'The version you read; a stale version is rejected with CONFLICT.' })
  expectedVersion!: number;
  @Field(() => LocalDate, {
    description: "The date, in the integration's time zone: today or later, within two years.",
  })
  commitmentOn!: string;
}

@ObjectType({ description: 'The blocker with the commitment.' })
export class CommitMyBlockerPayload extends Payload {
  @Changed()
  @Field(() => IntegrationBlocker, {
    nullable: true,
    description: 'The blocker as it is now; null on error.',
  })
  integrationBlocker?: string;
}

@Resolver()
export class CommitMyBlockerMutation {
  constructor(private readonly useCases: PartnerUseCases) {}

  @Allow('portal:write')
  @Mutation(() => CommitMyBlockerPayload, {
    description:
      'Commits to a date for a blocker that your company is responsible for, and updates the forecast.',
  })
  commitMyBlocker(
    @CurrentViewer() caller: Viewer,
    @Args('input', { type: () => CommitMyBlockerInput }) given: CommitMyBlockerInput,
  ): Promise<CommitMyBlockerPayload> {
    const viewer = asPartnerUser(caller);
    return this.useCases.run(
      viewer,
      {
        act: 'commit-blocker',
        Input: CommitMyBlockerInput,
        target: ({ blockerId }) => myBlocker(viewer, blockerId),
        change: commit,
      },
      given,
    );
  }
}

async function commit(tx: Tx, engagement: EngagementEntity, input: CommitMyBlockerInput) {
  const facts = await shownBlocker(tx, engagement, input.blockerId);
  const { blocker } = facts;
  if (!canPartnerCommit(blocker))
    refuse('NOT_ALLOWED_IN_STATE', 'blockerId', 'Your company is not responsible for it.');
  assertCurrent(blocker, input.expectedVersion);
  await commitBlocker(tx, engagement, facts, input.commitmentOn);
  return { integrationBlocker: blocker.id };
}
