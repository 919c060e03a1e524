import { refuse } from '../../kernel/errors.js';
import { typedSlug } from '../../kernel/text.js';
import type { Tx } from '../../platform/database/tx.js';
import { HealthModelEntity } from './health-model.entity.js';
import { writeModel } from './write-model.js';

/** Tables needed for publishing and exporting. */
export const HEALTH_MODEL_ENTITIES = [HealthModelEntity] as const;

/**
 * @param version undefined for the latest
 * @returns the model as a file that `publishModel` accepts
 * @throws Refusal if there is no such model or version
 */
export async function exportModel(tx: Tx, typed: string, version: number | undefined): Promise<string> {
  const slug = typedSlug(typed);
  const where = { slug, ...(version === undefined ? {} : { version }) };
  const model = await tx.db.findOne(HealthModelEntity, { where, order: { version: 'DESC' } });
  if (!model) refuse('NOT_FOUND', null, await whatThereIs(tx, slug));
  return writeModel({ ...model.definition, slug, version: model.version });
}

async function whatThereIs(tx: Tx, slug: string): Promise<string> {
  const newest = await tx.db.findOne(HealthModelEntity, { where: { slug }, order: { version: 'DESC' } });
  if (newest) return `Health model ${slug} has versions 1 to ${newest.version}.`;
  const all = await tx.db.find(HealthModelEntity, {
    where: { version: 1 },
    order: { slug: 'ASC' },
    take: 50,
  });
  return `There is no health model ${slug}; existing models: ${all.map((each) => each.slug).join(', ') || 'none'}.`;
}
