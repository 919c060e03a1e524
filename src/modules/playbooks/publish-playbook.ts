import { In } from 'typeorm';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId, newId, toTypeId } from '../../kernel/ids.js';
import { audit } from '../../platform/audit/audit.js';
import { query, type Tx } from '../../platform/database/tx.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import { refuseContent } from '../../platform/usecases/read-content.js';
import { ApiProductEntity } from '../catalog/index.js';
import { contentHash } from './content-hash.js';
import { PlaybookEntity } from './playbook.entity.js';
import type { PlaybookContent, Products } from './playbook.schema.js';
import { productsNamedIn, readPlaybook } from './read-playbook.js';

/** Any constant works, as long as all processes use the same. */
const LOCK = 2_071_845_113;

/** Tables needed for publishing. */
export const PLAYBOOK_ENTITIES = [PlaybookEntity, ApiProductEntity] as const;

export interface Published {
  readonly playbook: PlaybookEntity;
  /** False if the latest version already had the same content. */
  readonly isNew: boolean;
}

/**
 * Publishes the next version of a playbook; running engagements keep theirs.
 * @param field how it refers to API products
 * @param expectedVersion latest version known to the publisher, 0 for none; any other one is a CONFLICT
 * @throws Refusal with all its faults
 */
export async function publishPlaybook(
  tx: Tx,
  given: unknown,
  { field, expectedVersion }: { field: Products['field']; expectedVersion?: number | null },
): Promise<Published> {
  const playbook = validPlaybook(given, await productsOf(tx, given, field));
  const latest = await lockNewest(tx, playbook.slug);
  assertCurrent({ version: latest?.version ?? 0 }, expectedVersion);
  assertSameType(latest, playbook);
  if (latest?.contentHash === contentHash(playbook)) return { playbook: latest, isNew: false };
  return { playbook: await addVersion(tx, playbook, latest, { shipped: false }), isNew: true };
}

/** @returns the latest version; concurrent publications wait until this transaction has ended */
export async function lockNewest(tx: Tx, slug: string): Promise<PlaybookEntity | null> {
  // A version that does not exist yet has no row to lock.
  await query(tx, 'select pg_advisory_xact_lock($1)', [LOCK]);
  return tx.db.findOne(PlaybookEntity, { where: { slug }, order: { version: 'DESC' } });
}

/** Call `lockNewest` first. */
export async function addVersion(
  tx: Tx,
  content: PlaybookContent,
  latest: PlaybookEntity | null,
  { shipped }: { shipped: boolean },
): Promise<PlaybookEntity> {
  const { slug, title, type, milestones } = content;
  const version = (latest?.version ?? 0) + 1;
  const row = { id: newId(), slug, version, title, type, milestones };
  const playbook = { ...row, contentHash: contentHash(content), publishedAt: tx.now, shipped };
  await tx.db.insert(PlaybookEntity, playbook);
  await audit(tx, {
    action: 'playbook.publish',
    subject: { kind: 'playbook', id: playbook.id },
    partnerId: null,
    engagementId: null,
    was: null,
    changes: { slug, version, contentHash: playbook.contentHash },
  });
  return playbook;
}

function validPlaybook(given: unknown, products: Products): PlaybookContent {
  const reading = readPlaybook(given, products);
  if ('playbook' in reading) return reading.playbook;
  refuseContent(reading.faults);
}

async function productsOf(tx: Tx, given: unknown, field: Products['field']): Promise<Products> {
  const named = productsNamedIn(given, field);
  const ids = named.flatMap((each) => fromTypeId('apiProduct', each) ?? []);
  const where = field === 'apiProducts' ? { slug: In(named) } : { id: In(ids) };
  const found = named.length === 0 ? [] : await tx.db.findBy(ApiProductEntity, where);
  const nameOf = ({ id, slug }: ApiProductEntity) =>
    field === 'apiProducts' ? slug : toTypeId('apiProduct', id);
  return { field, known: new Map(found.map((product) => [nameOf(product), product.id])) };
}

function assertSameType(latest: PlaybookEntity | null, { slug, type }: PlaybookContent): void {
  if (latest && latest.type !== type)
    refuse(
      'INVALID',
      'type',
      `Playbook ${slug} is for engagements of type ${latest.type}; publish the one for ${type} under another slug.`,
    );
}
