import { Injectable } from '@nestjs/common';
import { refuse } from '../../kernel/errors.js';
import { toTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import type { Job } from '../../platform/graphql/job.graphql.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { lockEngagement } from '../engagements/index.js';
import { HEALTH_EVENTS, RECOMPUTE_HEALTH } from './health.events.js';
import { RecomputeHealthInput } from './recompute-health.graphql.js';

const ABOUT_TO_BE_HANDED_OVER = {
  ...({ state: 'WAITING', attemptsMade: 0, failedReason: null } as const),
  ...{ enqueuedAt: null, processedAt: null, finishedAt: null },
};

@Injectable()
export class RecomputeHealthService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: RecomputeHealthInput): Promise<Outcome<{ job: Job }>> {
    return this.useCases.run(viewer, RecomputeHealthInput, given, async (tx, input) => {
      const { id, status, partnerId } = await lockEngagement(tx, input.engagementId);
      if (status !== 'ACTIVE')
        refuse(
          'NOT_ALLOWED_IN_STATE',
          'engagementId',
          `The engagement is ${status}; only an active one is judged.`,
        );
      const subject = { kind: 'engagement', id } as const;
      const place = { partnerId, engagementId: id };
      await audit(tx, { action: 'health.recompute', subject, ...place, was: {}, changes: {} });
      const [jobId] = await recordEvent(tx, { kind: HEALTH_EVENTS.recomputeRequested, subject: id });
      const { queue, job } = RECOMPUTE_HEALTH;
      const named = { id: jobId!, queue, name: job, subject: toTypeId('engagement', id) };
      return { job: { ...named, ...ABOUT_TO_BE_HANDED_OVER, asOf: tx.now } };
    });
  }
}
