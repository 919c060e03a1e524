import { Injectable } from '@nestjs/common';
import type { PartnerViewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { type Tx, todayOf } from '../../platform/database/tx.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import type { Outcome } from '../../platform/usecases/use-cases.js';
import {
  ENGAGEMENT_EVENTS,
  type EngagementEntity,
  appendProgress,
  saveEngagement,
  assertNotEnded,
} from '../engagements/index.js';
import { CommentOnMyIntegrationInput } from './comment-on-my-integration.graphql.js';
import { myIntegration } from './my-targets.query.js';
import { PartnerUseCases } from './partner-use-cases.js';

@Injectable()
export class CommentOnMyIntegrationService {
  constructor(private readonly useCases: PartnerUseCases) {}

  execute(
    viewer: PartnerViewer,
    given: CommentOnMyIntegrationInput,
  ): Promise<Outcome<{ integrationUpdate: string }>> {
    return this.useCases.run(
      viewer,
      {
        act: 'comment',
        Input: CommentOnMyIntegrationInput,
        target: ({ key }) => myIntegration(viewer, key),
        change: (tx, engagement, { text }) => comment(tx, viewer, engagement, text),
      },
      given,
    );
  }
}

/** A comment stands in the progress log, where both sides read it; it is no work of ours, so it has no minutes. */
async function comment(tx: Tx, viewer: PartnerViewer, engagement: EngagementEntity, text: string) {
  assertNotEnded(engagement, 'key');
  const { id, partnerId } = engagement;
  const day = todayOf(tx, engagement);
  const entry = await appendProgress(tx, engagement, {
    ...{ kind: 'NOTE', text, minutes: 0, day, milestoneId: null, visibility: 'PARTNER' },
    ...{ authorId: viewer.userId, authorName: viewer.name },
  });
  await saveEngagement(tx, engagement, {}, true);
  const subject = { kind: 'progressEntry', id: entry } as const;
  const place = { partnerId, engagementId: id };
  const changes = { text, day };
  await audit(tx, { action: 'integration.comment', subject, ...place, was: null, changes });
  await recordEvent(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: id });
  return { integrationUpdate: entry };
}
