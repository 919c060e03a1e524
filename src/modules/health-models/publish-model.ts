import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { audit } from '../../platform/audit/audit.js';
import { refuseContent } from '../../platform/usecases/read-content.js';
import { type ActivationFor, changesOf, placesOf } from './domain/model-uses.js';
import { HealthModelEntity } from './health-model.entity.js';
import { readModel } from './health-model.schema.js';
import {
  currentUses,
  hasActiveEngagements,
  insertModel,
  latestModel,
  lockModels,
  saveUses,
} from './health-model.store.js';
import { HEALTH_MODEL_EVENTS } from './health-models.events.js';

export interface PublishedVersion {
  readonly id: string;
  readonly slug: string;
  readonly version: number;
  /** False if the latest version already had the same content. */
  readonly isNew: boolean;
}

/**
 * Publishes the next version of a health model; it scores nothing until it is activated.
 * @throws Refusal with all its faults
 */
export async function publishModel(tx: Tx, given: unknown): Promise<PublishedVersion> {
  const reading = readModel(given);
  if ('faults' in reading) refuseContent(reading.faults);
  const { slug, ...definition } = reading.model;
  await lockModels(tx);
  const latest = await latestModel(tx, slug, definition);
  if (latest?.isSame) return { id: latest.id, slug, version: latest.version, isNew: false };
  const version = (latest?.version ?? 0) + 1;
  return { id: await insertModel(tx, { slug, version, ...definition }), slug, version, isNew: true };
}

export interface Activation extends ActivationFor {
  readonly shadow: boolean;
}

/**
 * Activates a published model for types and tiers, or makes it their shadow.
 * @returns the model's UUID
 * @throws Refusal if there is no such model, it is for nothing, or it would be its own shadow
 */
export async function activateModel(tx: Tx, modelTypeId: string, wanted: Activation): Promise<string> {
  const id = fromTypeId('healthModel', modelTypeId);
  const places = placesOf(wanted);
  if (id === null || !(await tx.db.existsBy(HealthModelEntity, { id })))
    refuse('NOT_FOUND', 'modelId', 'Health model not found.');
  await lockModels(tx);
  const model = { modelId: id, shadow: wanted.shadow };
  const changes = changesOf(await currentUses(tx), places, model);
  if (changes.begun.length + changes.ended.length === 0) return id;
  await saveUses(tx, changes, model);
  await audit(tx, {
    action: 'health-model.activate',
    subject: { kind: 'healthModel', id },
    partnerId: null,
    engagementId: null,
    was: {},
    changes: { ...wanted },
  });
  // On the first startup there is nothing to evaluate.
  if (await hasActiveEngagements(tx))
    await recordEvent(tx, { kind: HEALTH_MODEL_EVENTS.activated, subject: id });
  return id;
}
