import { Injectable } from '@nestjs/common';
import { refuse } from '../../kernel/errors.js';
import { isEarlier } from '../../kernel/stages.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import {
  ENGAGEMENT_EVENTS,
  lockEngagement,
  assertCanWork,
  assertActive,
  saveEngagement,
} from '../engagements/index.js';
import { ReturnToStageInput } from './return-to-stage.graphql.js';

@Injectable()
export class ReturnToStageService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: ReturnToStageInput): Promise<Outcome<{ engagement: string }>> {
    return this.useCases.run(viewer, ReturnToStageInput, given, async (tx, { engagementId, to, reason }) => {
      const engagement = await lockEngagement(tx, engagementId);
      const { id, partnerId, stage: from } = engagement;
      await assertCanWork(tx, viewer, id);
      assertActive(engagement, 'engagementId');
      if (!isEarlier(to, from))
        refuse('NOT_ALLOWED_IN_STATE', 'to', `It is in ${from}; ${to} is no way back.`);

      await saveEngagement(tx, engagement, { stage: to });
      const subject = { kind: 'engagement', id } as const;
      const place = { partnerId, engagementId: id };
      const was = { stage: from };
      const changes = { stage: to, reason };
      await audit(tx, { action: 'engagement.return-to-stage', subject, ...place, was, changes });
      await recordEvent(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: id });
      return { engagement: id };
    });
  }
}
