import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { ImportApiDescriptionInput, ImportApiDescriptionPayload } from './import-api-description.graphql.js';
import { ImportApiDescriptionService } from './import-api-description.service.js';

@Resolver()
export class ImportApiDescriptionResolver {
  constructor(private readonly service: ImportApiDescriptionService) {}

  @Allow('catalog:write')
  @Mutation(() => ImportApiDescriptionPayload, {
    description: "Enters a version's operations from its API description, or brings them up to date.",
  })
  importApiDescription(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ImportApiDescriptionInput, description: 'The API description.' })
    input: ImportApiDescriptionInput,
  ): Promise<ImportApiDescriptionPayload> {
    return this.service.execute(viewer, input);
  }
}
