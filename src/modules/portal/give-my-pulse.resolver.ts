import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { GiveMyPulseInput, GiveMyPulsePayload } from './give-my-pulse.graphql.js';
import { GiveMyPulseService } from './give-my-pulse.service.js';
import { asPartnerUser } from './portal.policy.js';

@Resolver()
export class GiveMyPulseResolver {
  constructor(private readonly service: GiveMyPulseService) {}

  @Allow('portal:write')
  @Mutation(() => GiveMyPulsePayload, {
    description:
      "Tells the services team how you feel about an integration. Each pulse is kept; your company's latest counts.",
  })
  giveMyPulse(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => GiveMyPulseInput }) input: GiveMyPulseInput,
  ): Promise<GiveMyPulsePayload> {
    return this.service.execute(asPartnerUser(viewer), input);
  }
}
