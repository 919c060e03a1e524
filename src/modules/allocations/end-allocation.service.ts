import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { ENGAGEMENT_EVENTS, removeAllocation, saveAllocation } from '../engagements/index.js';
import { lockAllocation, termsOf } from './allocations.js';
import { endOfAllocation } from './domain/allocation-change.js';
import { EndAllocationInput } from './end-allocation.graphql.js';

type Parts = { allocation: string | undefined; engagement: string };

@Injectable()
export class EndAllocationService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: EndAllocationInput): Promise<Outcome<Parts>> {
    return this.useCases.run(viewer, EndAllocationInput, given, async (tx, input) => {
      const { allocation, engagement, today } = await lockAllocation(tx, input);
      const { id, partnerId } = allocation;
      const end = endOfAllocation(termsOf(allocation), today);

      if (end.to === null) await removeAllocation(tx, allocation);
      else await saveAllocation(tx, allocation, { toOn: end.to });
      const subject = { kind: 'allocation', id } as const;
      const action = end.to === null ? 'allocation.remove' : 'allocation.end';
      const place = { partnerId, engagementId: engagement.id };
      const was = termsOf(allocation);
      await audit(tx, { action, subject, ...place, was, changes: { ...was, ...end } });
      await recordEvent(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: engagement.id });
      return { allocation: end.to === null ? undefined : id, engagement: engagement.id };
    });
  }
}
