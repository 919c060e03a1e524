import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { PartnerViewer, Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { assertNotEnded, type EngagementEntity, recordPulse, recordChange } from '../engagements/index.js';
import { GiveMyPulseInput, GiveMyPulsePayload } from './give-my-pulse.graphql.js';
import { myIntegration } from './my-targets.query.js';
import { PartnerUseCases } from './partner-use-cases.js';
import { asPartnerUser } from './portal.policy.js';

@Resolver()
export class GiveMyPulseMutation {
  constructor(private readonly useCases: PartnerUseCases) {}

  @Allow('portal:write')
  @Mutation(() => GiveMyPulsePayload, {
    description:
      "Rates an integration for the services team. Every rating is kept; your company's latest counts.",
  })
  giveMyPulse(
    @CurrentViewer() caller: Viewer,
    @Args('input', { type: () => GiveMyPulseInput }) given: GiveMyPulseInput,
  ): Promise<GiveMyPulsePayload> {
    const viewer = asPartnerUser(caller);
    return this.useCases.run(
      viewer,
      {
        act: 'pulse',
        Input: GiveMyPulseInput,
        target: ({ key }) => myIntegration(viewer, key),
        change: (tx, engagement, input) => givePulse(tx, viewer, engagement, input),
      },
      given,
    );
  }
}

async function givePulse(
  tx: Tx,
  { userId, name: userName }: PartnerViewer,
  engagement: EngagementEntity,
  { rating, comment = null }: GiveMyPulseInput,
) {
  assertNotEnded(engagement, 'key');
  const pulse = await recordPulse(tx, engagement, { userId, userName, rating, comment });
  const changes = { rating, comment };
  await recordChange(tx, engagement, { action: 'integration.pulse', was: null, changes });
  return { integrationPulse: pulse };
}
