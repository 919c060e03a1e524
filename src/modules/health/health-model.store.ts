import { newId } from '../../kernel/ids.js';
import { audit } from '../../platform/audit/audit.js';
import type { Tx } from '../../platform/database/tx.js';
import type { HealthModel } from './domain/model.js';
import { validateModel } from './domain/validate-model.js';
import { HealthModelEntity } from './health-model.entity.js';

/** A model with the id that evaluations refer to. */
export type PublishedModel = HealthModel & { readonly id: string };

/** @throws Error if no version of the model has been published */
export async function newestModel(tx: Tx, slug: string): Promise<PublishedModel> {
  const newest = await tx.db.findOne(HealthModelEntity, { where: { slug }, order: { version: 'DESC' } });
  if (!newest) throw new Error(`No version of health model ${slug} has been published.`);
  const { id, version, definition } = newest;
  return { ...definition, id, slug, version };
}

/** @throws Error with the reasons if the model is invalid */
export async function publishModel(tx: Tx, model: HealthModel): Promise<void> {
  const problems = validateModel(model);
  if (problems.length > 0) throw new Error(`Health model ${model.slug} is invalid: ${problems.join(' ')}`);
  const { slug, version, ...definition } = model;
  const id = newId();
  await tx.db.insert(HealthModelEntity, { id, slug, version, definition, publishedAt: tx.now });
  await audit(tx, {
    action: 'health-model.publish',
    subject: { kind: 'healthModel', id },
    partnerId: null,
    engagementId: null,
    was: null,
    changes: { slug, version, ...definition },
  });
}
