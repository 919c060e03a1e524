import { Injectable } from '@nestjs/common';
import { refuse } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { announce } from '../../platform/outbox/outbox.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import {
  ENGAGEMENT_EVENTS,
  type EngagementEntity,
  lockEngagement,
  saveEngagement,
} from '../engagements/index.js';
import { AdvanceStageInput } from './advance-stage.graphql.js';
import { permitWork } from './engagement-access.js';
import { refuseOpenGate } from './gate.js';
import { nextStage } from './domain/stage-gate.js';

@Injectable()
export class AdvanceStageService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: AdvanceStageInput): Promise<Outcome<{ engagement: string }>> {
    return this.useCases.run(viewer, AdvanceStageInput, given, async (tx, input) => {
      const engagement = await lockEngagement(tx, input.engagementId);
      await permitWork(tx, viewer, engagement.id);
      const to = decideStage(engagement, input.from);
      await refuseOpenGate(tx, engagement, 'from');
      await saveEngagement(tx, engagement, { stage: to });
      await audit(tx, {
        action: 'engagement.advance-stage',
        subject: { kind: 'engagement', id: engagement.id },
        partnerId: engagement.partnerId,
        changes: { from: input.from, to, note: input.note ?? null },
      });
      await announce(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: engagement.id });
      return { engagement: engagement.id };
    });
  }
}

function decideStage(engagement: EngagementEntity, from: EngagementEntity['stage']) {
  if (engagement.stage !== from)
    refuse('CONFLICT', 'from', `The engagement is in ${engagement.stage} and not in ${from}; read it again.`);
  if (engagement.status !== 'ACTIVE')
    refuse(
      'NOT_ALLOWED_IN_STATE',
      'engagementId',
      `The engagement is ${engagement.status}; only an active one moves.`,
    );
  return (
    nextStage(from) ??
    refuse('NOT_ALLOWED_IN_STATE', 'from', `${from} is not left by advancing; an engagement in it is closed.`)
  );
}
