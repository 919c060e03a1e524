import type { Role } from '../../../kernel/enums.js';
import { type UserError, userError } from '../../../kernel/errors.js';

export interface Invitation {
  readonly role: Role;
  readonly partnerId?: string | null;
  readonly engineerId?: string | null;
}

/** Whether partner and engineer match the role: a partner user needs a partner, an engineer their engineer record. */
export function faultsOfInvitation({ role, partnerId, engineerId }: Invitation): UserError[] {
  return [
    ...faultsOf('partnerId', partnerId, role, 'PARTNER'),
    ...faultsOf('engineerId', engineerId, role, 'ENGINEER'),
  ];
}

function faultsOf(field: string, given: string | null | undefined, role: Role, needs: Role): UserError[] {
  const isGiven = given !== null && given !== undefined;
  if (isGiven === (role === needs)) return [];
  const message = isGiven ? `is only allowed with role ${needs}` : `is required with role ${needs}`;
  return [userError('INVALID', field, message)];
}
