import { In } from 'typeorm';
import { refuse } from '../../kernel/errors.js';
import { typedSlug } from '../../kernel/text.js';
import type { Tx } from '../../platform/database/tx.js';
import { ApiProductEntity } from '../catalog/index.js';
import { PlaybookEntity } from './playbook.entity.js';
import { writePlaybook } from './write-playbook.js';

/**
 * @param version undefined for the latest
 * @returns the playbook as a file that `publishPlaybook` accepts, with API products by slug
 * @throws Refusal if there is no such playbook or version
 */
export async function exportPlaybook(tx: Tx, typed: string, version: number | undefined): Promise<string> {
  const slug = typedSlug(typed);
  const where = { slug, ...(version === undefined ? {} : { version }) };
  const playbook = await tx.db.findOne(PlaybookEntity, { where, order: { version: 'DESC' } });
  if (!playbook) refuse('NOT_FOUND', null, await whatThereIs(tx, slug));
  const ids = playbook.milestones.flatMap(({ when }) => when?.apiProductIds ?? []);
  const products = await tx.db.findBy(ApiProductEntity, { id: In(ids) });
  return writePlaybook(playbook, new Map(products.map((product) => [product.id, product.slug])));
}

async function whatThereIs(tx: Tx, slug: string): Promise<string> {
  const newest = await tx.db.findOne(PlaybookEntity, { where: { slug }, order: { version: 'DESC' } });
  if (newest) return `Playbook ${slug} has versions 1 to ${newest.version}.`;
  const all = await tx.db.find(PlaybookEntity, { where: { version: 1 }, order: { slug: 'ASC' }, take: 50 });
  return `There is no playbook ${slug}; existing playbooks: ${all.map((each) => each.slug).join(', ') || 'none'}.`;
}
