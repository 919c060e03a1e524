import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { UpdateEngineerInput, UpdateEngineerPayload } from './update-engineer.graphql.js';
import { UpdateEngineerService } from './update-engineer.service.js';

@Resolver()
export class UpdateEngineerResolver {
  constructor(private readonly service: UpdateEngineerService) {}

  @Allow('staffing:write')
  @Mutation(() => UpdateEngineerPayload, {
    description: 'Changes the name, the place, the weekly capacity or the skills of a solution engineer.',
  })
  updateEngineer(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateEngineerInput }) input: UpdateEngineerInput,
  ): Promise<UpdateEngineerPayload> {
    return this.service.execute(viewer, input);
  }
}
