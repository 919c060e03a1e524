import type { Role } from '../../../kernel/enums.js';

export interface Leaver {
  readonly id: string;
  readonly role: Role;
  readonly deactivatedAt: Date | null;
}

/**
 * Why someone may not be deactivated, or null if they may.
 * @param actorId who asks for it
 * @param otherAdmins how many active admins there are beside the leaver
 */
export function whyNotDeactivate(leaver: Leaver, actorId: string, otherAdmins: number): string | null {
  if (leaver.deactivatedAt !== null) return 'The user is already deactivated.';
  if (leaver.id === actorId) return 'You cannot deactivate yourself; another admin can.';
  if (leaver.role === 'ADMIN' && otherAdmins === 0)
    return 'This is the last active admin; invite another one first.';
  return null;
}
