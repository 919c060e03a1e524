import { toTypeId } from '../../kernel/ids.js';
import type { UserEntity } from './user.entity.js';

/** A user's role and links as audited, with TypeIDs. */
export function auditedUser({
  email,
  name,
  role,
  partnerId,
  engineerId,
}: Pick<UserEntity, 'email' | 'name' | 'role' | 'partnerId' | 'engineerId'>) {
  return {
    ...{ email, name, role },
    partnerId: partnerId && toTypeId('partner', partnerId),
    engineerId: engineerId && toTypeId('engineer', engineerId),
  };
}
