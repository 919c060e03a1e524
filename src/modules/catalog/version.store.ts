import { In } from 'typeorm';
import { newId } from '../../kernel/ids.js';
import { userIdOf } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/tx.js';
import { ApiProductEntity } from './api-product.entity.js';
import { ApiVersionDeprecationEntity } from './api-version-deprecation.entity.js';
import { ApiVersionEntity } from './api-version.entity.js';
import type { Deprecation } from './domain/deprecation.js';

/**
 * Locks versions, always in the same order: two that are to replace each other are never decided on at once.
 * @param ids UUIDs; null matches nothing
 * @returns the version of each id, or null
 */
export async function lockVersions<T extends readonly (string | null)[]>(
  tx: Tx,
  ...ids: T
): Promise<{ [index in keyof T]: ApiVersionEntity | null }> {
  const found = await tx.db.find(ApiVersionEntity, {
    where: { id: In(ids.filter((id) => id !== null)) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return ids.map((id) => found.find((version) => version.id === id) ?? null) as {
    [index in keyof T]: ApiVersionEntity | null;
  };
}

/** Marks a locked version as deprecated, and keeps what is announced. */
export async function saveDeprecation(
  tx: Tx,
  { id: apiVersionId }: ApiVersionEntity,
  { sunsetOn, replacedById }: Deprecation,
): Promise<void> {
  await tx.db.update(
    ApiVersionEntity,
    { id: apiVersionId },
    { status: 'DEPRECATED', sunsetOn, replacedById },
  );
  const replacedBy = replacedById && (await publicNameOf(tx, replacedById));
  const by = { byId: userIdOf(tx.actor), byName: tx.actor.name };
  const announced = { id: newId(), apiVersionId, sunsetOn, replacedById, replacedBy, at: tx.now, ...by };
  await tx.db.insert(ApiVersionDeprecationEntity, announced);
}

/** @returns product and version, e.g. `Accounts v2` */
async function publicNameOf(tx: Tx, id: string): Promise<string> {
  const { apiProductId, version } = await tx.db.findOneByOrFail(ApiVersionEntity, { id });
  const { name } = await tx.db.findOneByOrFail(ApiProductEntity, { id: apiProductId });
  return `${name} ${version}`;
}
