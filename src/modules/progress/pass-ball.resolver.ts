import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { PassBallInput, PassBallPayload } from './pass-ball.graphql.js';
import { PassBallService } from './pass-ball.service.js';

@Resolver()
export class PassBallResolver {
  constructor(private readonly service: PassBallService) {}

  @Allow('engagement:pass-ball')
  @Mutation(() => PassBallPayload, {
    description:
      'Says who must act on an engagement from now on; compliance reviewers pass the ball on while it lies with them.',
  })
  passBall(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => PassBallInput }) input: PassBallInput,
  ): Promise<PassBallPayload> {
    return this.service.execute(viewer, input);
  }
}
