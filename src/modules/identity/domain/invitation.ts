import type { Role } from '../../../kernel/enums.js';
import { type UserError, userError } from '../../../kernel/errors.js';

export interface Invitation {
  readonly role: Role;
  readonly partnerId?: string | null;
  readonly engineerId?: string | null;
}

/** What is wrong with whom an invited user stands for: a partner user for a company, an engineer for themselves. */
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
