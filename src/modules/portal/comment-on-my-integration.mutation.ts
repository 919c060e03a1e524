import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { PartnerViewer, Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf, type Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text, TypedKey } from '../../platform/usecases/rules.js';
import {
  appendProgress,
  assertNotEnded,
  type EngagementEntity,
  recordChange,
  saveEngagement,
} from '../engagements/index.js';
import { IntegrationUpdate } from './integration-update.graphql.js';
import { myIntegration } from './my-targets.query.js';
import { PartnerUseCases } from './partner-use-cases.js';
import { asPartnerUser } from './portal.policy.js';

@InputType({ description: 'A comment for the services team.' })
export class CommentOnMyIntegrationInput {
  @TypedKey()
  @Field(() => String, { description: 'Key of the integration, e.g. `ENG-142`.' })
  key!: string;
  @Text(4000)
  @Field(() => String, { description: 'The comment, 1-4000 characters.' })
  text!: string;
}

@ObjectType({ description: 'The new comment.' })
export class CommentOnMyIntegrationPayload extends Payload {
  @Changed()
  @Field(() => IntegrationUpdate, { nullable: true, description: 'The comment; null on error.' })
  integrationUpdate?: string;
}

@Resolver()
export class CommentOnMyIntegrationMutation {
  constructor(private readonly useCases: PartnerUseCases) {}

  @Allow('portal:write')
  @Mutation(() => CommentOnMyIntegrationPayload, {
    description:
      "Adds a comment to the integration's updates, which your company and the services team can read.",
  })
  commentOnMyIntegration(
    @CurrentViewer() caller: Viewer,
    @Args('input', { type: () => CommentOnMyIntegrationInput }) given: CommentOnMyIntegrationInput,
  ): Promise<CommentOnMyIntegrationPayload> {
    const viewer = asPartnerUser(caller);
    return this.useCases.run(
      viewer,
      {
        act: 'comment',
        Input: CommentOnMyIntegrationInput,
        target: ({ key }) => myIntegration(viewer, key),
        change: (tx, engagement, { text }) => comment(tx, viewer, engagement, text),
      },
      given,
    );
  }
}

/** Stored in the progress log, which both sides read; with 0 minutes, because it is not work of the team. */
async function comment(tx: Tx, viewer: PartnerViewer, engagement: EngagementEntity, text: string) {
  assertNotEnded(engagement, 'key');
  const day = todayOf(tx, engagement);
  const entry = await appendProgress(tx, engagement, {
    ...{ kind: 'NOTE', text, minutes: 0, day, milestoneId: null, visibility: 'PARTNER' },
    ...{ authorId: viewer.userId, authorName: viewer.name },
  });
  await saveEngagement(tx, engagement, {}, true);
  const subject = { kind: 'progressEntry', id: entry } as const;
  const changes = { text, day };
  await recordChange(tx, engagement, { action: 'integration.comment', subject, was: null, changes });
  return { integrationUpdate: entry };
}
