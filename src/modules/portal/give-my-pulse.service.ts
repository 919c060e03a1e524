import { Injectable } from '@nestjs/common';
import type { PartnerViewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import type { Tx } from '../../platform/database/tx.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import type { Outcome } from '../../platform/usecases/use-cases.js';
import {
  ENGAGEMENT_EVENTS,
  type EngagementEntity,
  recordPulse,
  assertNotEnded,
} from '../engagements/index.js';
import { GiveMyPulseInput } from './give-my-pulse.graphql.js';
import { myIntegration } from './my-targets.query.js';
import { PartnerUseCases } from './partner-use-cases.js';

@Injectable()
export class GiveMyPulseService {
  constructor(private readonly useCases: PartnerUseCases) {}

  execute(viewer: PartnerViewer, given: GiveMyPulseInput): Promise<Outcome<{ integrationPulse: string }>> {
    return this.useCases.run(
      viewer,
      {
        act: 'pulse',
        Input: GiveMyPulseInput,
        target: ({ key }) => myIntegration(viewer, key),
        change: (tx, engagement, input) => givePulse(tx, viewer, engagement, input),
      },
      given,
    );
  }
}

async function givePulse(
  tx: Tx,
  { userId, name: userName }: PartnerViewer,
  engagement: EngagementEntity,
  { rating, comment = null }: GiveMyPulseInput,
) {
  assertNotEnded(engagement, 'key');
  const { id, partnerId } = engagement;
  const pulse = await recordPulse(tx, engagement, { userId, userName, rating, comment });
  const subject = { kind: 'engagement', id } as const;
  const place = { partnerId, engagementId: id };
  const changes = { rating, comment };
  await audit(tx, { action: 'integration.pulse', subject, ...place, was: null, changes });
  await recordEvent(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: id });
  return { integrationPulse: pulse };
}
