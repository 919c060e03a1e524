import type { Role } from '../../../kernel/enums.js';

/** What someone is here to do, and for whom. */
export interface Standing {
  readonly role: Role;
  readonly partnerId: string | null;
  readonly engineerId: string | null;
}

export interface Member extends Standing {
  readonly id: string;
  /** Null until they have signed in. */
  readonly subject: string | null;
  readonly deactivatedAt: Date | null;
}

/**
 * Why someone's standing may not become another one, or null if it may. What people wrote speaks for the company
 * that they wrote it for, so whoever has signed in stays on their side.
 * @param actorId who asks for it
 * @param otherAdmins how many active admins there are beside them
 */
export function whyNotChange(
  member: Member,
  next: Standing,
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
