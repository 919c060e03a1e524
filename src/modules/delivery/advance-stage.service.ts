import { Injectable } from '@nestjs/common';
import { Refusal, refuse, userError } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { type Tx, query } from '../../platform/database/tx.js';
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
import { type GateMilestone, missingAtGate, nextStage } from './domain/stage-gate.js';

/** Products in scope for which none of the partner's applications has a production credential that is live. */
const PRODUCTS_WITHOUT_CREDENTIAL = `
  select distinct p.name
  from engagement_scope s
  join api_version v on v.id = s.api_version_id
  join api_product p on p.id = v.api_product_id
  where s.engagement_id = $1 and not exists (
    select from application_product ap
    join credential c on c.application_id = ap.application_id
    where ap.api_product_id = p.id and ap.partner_id = $2 and c.environment = 'PRODUCTION'
      and c.revoked_at is null and (c.expires_at is null or c.expires_at > $3))
  order by p.name`;

@Injectable()
export class AdvanceStageService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: AdvanceStageInput): Promise<Outcome<{ engagement: string }>> {
    return this.useCases.run(viewer, AdvanceStageInput, given, async (tx, input) => {
      const engagement = await lockEngagement(tx, input.engagementId);
      await permitWork(tx, viewer, engagement.id);
      const to = decideStage(engagement, input.from);
      await refuseOpenGate(tx, engagement);
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

async function refuseOpenGate(tx: Tx, { id, stage, partnerId }: EngagementEntity): Promise<void> {
  const milestones = await query<GateMilestone>(
    tx,
    'select title, stage, party, required, status from milestone where engagement_id = $1 order by position',
    [id],
  );
  const products = await query<{ name: string }>(tx, PRODUCTS_WITHOUT_CREDENTIAL, [id, partnerId, tx.now]);
  const missing = missingAtGate(
    stage,
    milestones,
    products.map((product) => product.name),
  );
  if (missing.length === 0) return;
  throw new Refusal(
    missing.map(({ title, party }) =>
      userError('GATE_NOT_MET', 'from', `${stage} is not left without ${title} (${party}).`),
    ),
  );
}
