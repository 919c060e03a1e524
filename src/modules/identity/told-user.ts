import { toTypeId } from '../../kernel/ids.js';
import type { UserEntity } from './user.entity.js';

/** Who someone is, by the API's ids, as the audit log keeps it. */
export function toldUser({
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
