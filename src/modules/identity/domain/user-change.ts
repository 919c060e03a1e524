import type { Role } from '../../../kernel/enums.js';

/** A user's role, and the partner or engineer they are linked to. */
export interface RoleAssignment {
  readonly role: Role;
  readonly partnerId: string | null;
  readonly engineerId: string | null;
}

export interface Member extends RoleAssignment {
  readonly id: string;
  /** Null until they have signed in. */
  readonly subject: string | null;
  readonly deactivatedAt: Date | null;
}

/**
 * Why a user's role or company cannot be changed, or null if they can. What users wrote was on behalf of their company,
 * so once they have signed in they cannot change sides.
 * @param actorId who requests it
 * @param otherAdmins number of other active admins
 */
export function whyNotChange(
  member: Member,
  next: RoleAssignment,
  actorId: string,
  otherAdmins: number,
): string | null {
  if (member.role === next.role && member.partnerId === next.partnerId) return null;
  if (member.id === actorId) return 'You cannot change your own role; another admin can.';
  if (member.role === 'ADMIN' && member.deactivatedAt === null && otherAdmins === 0)
    return 'This is the last active admin; give another user the role first.';
  if (member.subject !== null && member.partnerId !== next.partnerId)
    return `They have signed in before, so they must stay ${member.role === 'PARTNER' ? 'with their company' : 'in a staff role'}; deactivate them and invite another email address.`;
  return null;
}
