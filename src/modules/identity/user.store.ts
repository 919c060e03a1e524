import { Not } from 'typeorm';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { ACTIVE } from './conditions.js';
import { UserEntity } from './user.entity.js';

const LOCK = { mode: 'pessimistic_write' } as const;

/**
 * Locks the active admins, so that concurrent changes cannot remove the last one.
 * @returns their ids
 */
export async function lockAdmins(tx: Tx): Promise<string[]> {
  const admins = await tx.db.find(UserEntity, {
    where: { role: 'ADMIN', ...ACTIVE },
    order: { id: 'ASC' },
    lock: LOCK,
  });
  return admins.map(({ id }) => id);
}

/** Finds a user by their TypeID and locks the row until the transaction ends. */
export async function lockUser(tx: Tx, typeId: string): Promise<UserEntity> {
  const id = fromTypeId('user', typeId);
  const found = id ? await tx.db.findOne(UserEntity, { where: { id }, lock: LOCK }) : null;
  return found ?? refuse('NOT_FOUND', 'userId', 'User not found.');
}

/**
 * @param engineerId a UUID
 * @param exceptUserId user to ignore; null for none
 */
export function hasActiveUser(tx: Tx, engineerId: string, exceptUserId: string | null): Promise<boolean> {
  const others = exceptUserId === null ? {} : { id: Not(exceptUserId) };
  return tx.db.existsBy(UserEntity, { engineerId, ...ACTIVE, ...others });
}
