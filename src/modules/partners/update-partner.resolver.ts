import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { UpdatePartnerInput, UpdatePartnerPayload } from './update-partner.graphql.js';
import { UpdatePartnerService } from './update-partner.service.js';

@Resolver()
export class UpdatePartnerResolver {
  constructor(private readonly service: UpdatePartnerService) {}

  @Allow('partner:write')
  @Mutation(() => UpdatePartnerPayload, { description: 'Changes what is known of a partner.' })
  updatePartner(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdatePartnerInput }) input: UpdatePartnerInput,
  ): Promise<UpdatePartnerPayload> {
    return this.service.execute(viewer, input);
  }
}
