import type { Role } from '../../../kernel/enums.js';

export interface Leaver {
  readonly id: string;
  readonly role: Role;
  readonly deactivatedAt: Date | null;
}

/**
 * Why a user cannot be deactivated, or null if they can.
 * @param actorId who requests it
 * @param otherAdmins number of other active admins
 */
export function whyNotDeactivate(leaver: Leaver, actorId: string, otherAdmins: number): string | null {
  if (leaver.deactivatedAt !== null) return 'The user is already deactivated.';
  if (leaver.id === actorId) return 'You cannot deactivate yourself; another admin can.';
  if (leaver.role === 'ADMIN' && otherAdmins === 0)
    return 'This is the last active admin; invite another one first.';
  return null;
}
