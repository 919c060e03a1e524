import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { CreatePartnerInput, CreatePartnerPayload } from './create-partner.graphql.js';
import { CreatePartnerService } from './create-partner.service.js';

@Resolver()
export class CreatePartnerResolver {
  constructor(private readonly service: CreatePartnerService) {}

  @Allow('partner:write')
  @Mutation(() => CreatePartnerPayload, { description: 'Enters a partner company.' })
  createPartner(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreatePartnerInput }) input: CreatePartnerInput,
  ): Promise<CreatePartnerPayload> {
    return this.service.execute(viewer, input);
  }
}
