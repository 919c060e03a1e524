import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import { toTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Job } from '../../platform/graphql/job.graphql.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { eventJobId } from '../../platform/jobs/event-job.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { lockEngagement } from '../engagements/index.js';
import { HEALTH_EVENTS, RECOMPUTE_HEALTH } from './health.events.js';

@InputType({ description: 'The engagement whose health to recalculate.' })
export class RecomputeHealthInput {
  @Field(() => ID, { description: 'The engagement, which must be active.' }) engagementId!: string;
}

@ObjectType({ description: 'The job that recalculates health.' })
export class RecomputeHealthPayload extends Payload {
  @Field(() => Job, { nullable: true, description: 'The job; null on error.' })
  job?: Job;
}

/** The state of a job that has not been dispatched yet. */
const NOT_YET_DISPATCHED = {
  ...({ state: 'WAITING', attemptsMade: 0, failedReason: null } as const),
  ...{ enqueuedAt: null, processedAt: null, finishedAt: null },
};

@Resolver()
export class RecomputeHealthMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('health:recompute')
  @Mutation(() => RecomputeHealthPayload, { description: 'Recalculates the health of an engagement.' })
  recomputeHealth(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RecomputeHealthInput }) given: RecomputeHealthInput,
  ): Promise<RecomputeHealthPayload> {
    return this.useCases.run(viewer, RecomputeHealthInput, given, async (tx, input) => {
      const { id, status, partnerId } = await lockEngagement(tx, input.engagementId);
      if (status !== 'ACTIVE')
        refuse(
          'NOT_ALLOWED_IN_STATE',
          'engagementId',
          `The engagement is ${status}; health is only evaluated while it is active.`,
        );
      const subject = { kind: 'engagement', id } as const;
      const place = { partnerId, engagementId: id };
      await audit(tx, { action: 'health.recompute', subject, ...place, was: {}, changes: {} });
      const [eventId] = await recordEvent(tx, { kind: HEALTH_EVENTS.recomputeRequested, subject: id });
      const { queue, job } = RECOMPUTE_HEALTH;
      const named = {
        id: eventJobId(RECOMPUTE_HEALTH, eventId!),
        queue,
        name: job,
        subject: toTypeId('engagement', id),
      };
      return { job: { ...named, ...NOT_YET_DISPATCHED, asOf: tx.now } };
    });
  }
}
