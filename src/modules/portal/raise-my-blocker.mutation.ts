import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { isShownToPartner } from '../../kernel/enums.js';
import { refuse } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Party, Severity } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text, TypedKey } from '../../platform/usecases/rules.js';
import type { EngagementEntity, NewBlocker } from '../engagements/index.js';
import { loadSituation, raiseBlocker, type Situation } from '../progress/index.js';
import { IntegrationBlocker } from './integration-blocker.graphql.js';
import { myIntegration } from './my-targets.query.js';
import { PartnerUseCases } from './partner-use-cases.js';
import { asPartnerUser } from './portal.policy.js';
import { shownMilestone } from './shown-milestone.js';

@InputType({ description: 'A new blocker of an integration.' })
export class RaiseMyBlockerInput {
  @TypedKey()
  @Field(() => String, { description: 'Key of the integration, e.g. `ENG-142`.' })
  key!: string;
  @Field(() => Severity, { description: 'Severity.' }) severity!: words.Severity;
  @Field(() => Party, { defaultValue: 'SERVICES', description: 'Who must act.' }) party!: words.Party;
  @Text(4000)
  @Field(() => String, { description: 'What is wrong, 1-4000 characters.' })
  reason!: string;
  @TypedKey()
  @Field(() => String, { nullable: true, description: 'Code of the milestone it blocks.' })
  milestoneCode?: string | null;
}

@ObjectType({ description: 'The new blocker.' })
export class RaiseMyBlockerPayload extends Payload {
  @Changed()
  @Field(() => IntegrationBlocker, { nullable: true, description: 'The new blocker; null on error.' })
  integrationBlocker?: string;
}

/**
 * Half the limit of an engagement, which leaves room for the team's own. Internal blockers do not count, so that
 * partners cannot infer their number.
 */
const MAX_OPEN_SHOWN = 50;

@Resolver()
export class RaiseMyBlockerMutation {
  constructor(private readonly useCases: PartnerUseCases) {}

  @Allow('portal:write')
  @Mutation(() => RaiseMyBlockerPayload, {
    description: 'Raises a blocker on an integration; your company and the services team can see it.',
  })
  raiseMyBlocker(
    @CurrentViewer() caller: Viewer,
    @Args('input', { type: () => RaiseMyBlockerInput }) given: RaiseMyBlockerInput,
  ): Promise<RaiseMyBlockerPayload> {
    const viewer = asPartnerUser(caller);
    return this.useCases.run(
      viewer,
      {
        act: 'raise-blocker',
        Input: RaiseMyBlockerInput,
        target: ({ key }) => myIntegration(viewer, key),
        change: raise,
      },
      given,
    );
  }
}

/** Visible to the partner, and without a commitment date, which only the responsible party can set. */
async function raise(tx: Tx, engagement: EngagementEntity, input: RaiseMyBlockerInput) {
  const { severity, party, reason, milestoneCode: code = null } = input;
  const situation = await loadSituation(tx, engagement);
  const milestone = code === null ? null : shownMilestone(situation, code, 'milestoneCode');
  assertRoomForAnotherShown(engagement, situation);
  const blocker: NewBlocker = {
    severity,
    party,
    reason,
    visibility: 'PARTNER',
    raisedByPartner: true,
    milestoneId: milestone?.id ?? null,
    apiOperationId: null,
    commitmentOn: null,
  };
  return { integrationBlocker: await raiseBlocker(tx, engagement, blocker, situation, 'key') };
}

function assertRoomForAnotherShown({ key }: EngagementEntity, { open }: Situation): void {
  if (open.filter(isShownToPartner).length >= MAX_OPEN_SHOWN)
    refuse(
      'LIMIT_EXCEEDED',
      'key',
      `${key} already has ${MAX_OPEN_SHOWN} open blockers; have some resolved first.`,
    );
}
