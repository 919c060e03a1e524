import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { CreateEngineerInput, CreateEngineerPayload } from './create-engineer.graphql.js';
import { CreateEngineerService } from './create-engineer.service.js';

@Resolver()
export class CreateEngineerResolver {
  constructor(private readonly service: CreateEngineerService) {}

  @Allow('staffing:write')
  @Mutation(() => CreateEngineerPayload, { description: 'Enters a solution engineer.' })
  createEngineer(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateEngineerInput, description: 'The solution engineer.' })
    input: CreateEngineerInput,
  ): Promise<CreateEngineerPayload> {
    return this.service.execute(viewer, input);
  }
}
