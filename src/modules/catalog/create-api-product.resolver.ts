import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { CreateApiProductInput, CreateApiProductPayload } from './create-api-product.graphql.js';
import { CreateApiProductService } from './create-api-product.service.js';

@Resolver()
export class CreateApiProductResolver {
  constructor(private readonly service: CreateApiProductService) {}

  @Allow('catalog:write')
  @Mutation(() => CreateApiProductPayload, { description: 'Enters an API product.' })
  createApiProduct(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateApiProductInput, description: 'The API product.' })
    input: CreateApiProductInput,
  ): Promise<CreateApiProductPayload> {
    return this.service.execute(viewer, input);
  }
}
