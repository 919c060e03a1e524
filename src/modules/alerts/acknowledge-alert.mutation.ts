import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId, toTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { type Tx, instantAfter } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { Text } from '../../platform/usecases/rules.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { assertCanWork, lockEngagement, teamOf } from '../engagements/index.js';
import { Alert } from './alert.graphql.js';
import type { AlertEntity } from './alert.entity.js';
import { acceptShownBand, findAlert, saveAcknowledged } from './alert.store.js';
import { ALERT_EVENTS } from './alerts.events.js';

@InputType({ description: 'The alert that someone has seen.' })
export class AcknowledgeAlertInput {
  @Field(() => ID, { description: 'The alert; it must be open and not acknowledged yet.' }) alertId!: string;
  @IsOptional()
  @Text(1000)
  @Field(() => String, { nullable: true, description: 'What will be done about it, 1-1000 characters.' })
  note?: string | null;
}

@ObjectType({ description: 'The acknowledged alert.' })
export class AcknowledgeAlertPayload extends Payload {
  @Changed()
  @Field(() => Alert, { nullable: true, description: 'The alert as it is now; null on error.' })
  alert?: string;
}

@Resolver()
export class AcknowledgeAlertMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('alert:acknowledge')
  @Mutation(() => AcknowledgeAlertPayload, {
    description:
      'Acknowledges an open alert. A fallen health band is then the new reference: the alert resolves, and the next fall is a new one.',
  })
  acknowledgeAlert(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AcknowledgeAlertInput }) given: AcknowledgeAlertInput,
  ): Promise<AcknowledgeAlertPayload> {
    return this.useCases.run(viewer, AcknowledgeAlertInput, given, async (tx, { alertId, note }) => {
      const alert = await lockAlert(tx, alertId);
      assertCanWork(viewer, await teamOf(tx, alert.engagementId));
      if (alert.acknowledgedAt !== null)
        refuse(
          'NOT_ALLOWED_IN_STATE',
          'alertId',
          `${alert.acknowledgedByName} has already acknowledged the alert.`,
        );
      if (alert.resolvedAt !== null)
        refuse('NOT_ALLOWED_IN_STATE', 'alertId', 'The alert has already resolved itself.');
      await acknowledge(tx, alert, note ?? null);
      return { alert: alert.id };
    });
  }
}

/** Locks the engagement first, as evaluations do. @throws Refusal NOT_FOUND */
async function lockAlert(tx: Tx, alertId: string): Promise<AlertEntity & { readonly partnerId: string }> {
  const id = fromTypeId('alert', alertId);
  const found = id && (await findAlert(tx, id));
  if (!found) refuse('NOT_FOUND', 'alertId', 'Alert not found.');
  const { partnerId } = await lockEngagement(tx, toTypeId('engagement', found.engagementId));
  return { ...(await findAlert(tx, found.id))!, partnerId };
}

async function acknowledge(
  tx: Tx,
  alert: AlertEntity & { readonly partnerId: string },
  note: string | null,
): Promise<void> {
  const { id, kind, engagementId, partnerId } = alert;
  const at = instantAfter(tx, { since: alert.openedAt });
  const isReference = kind === 'BAND_WORSENED' && (await acceptShownBand(tx, engagementId, at));
  const changes = { acknowledgedAt: at, note, ...(isReference ? { resolvedAt: at } : {}) };
  await saveAcknowledged(tx, { ...alert, ...changes, acknowledgedByName: tx.actor.name });
  const subject = { kind: 'alert', id } as const;
  await audit(tx, { action: 'alert.acknowledge', subject, partnerId, engagementId, was: alert, changes });
  await recordEvent(tx, { kind: ALERT_EVENTS.changed, subject: id });
}
