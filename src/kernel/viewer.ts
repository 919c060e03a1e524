import type { Role } from './enums.js';

interface Person {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
}

/** The signed-in user of a request, with the engineer or partner that their permissions depend on. */
export type Viewer =
  | (Person & { readonly role: Exclude<Role, 'ENGINEER' | 'PARTNER'> })
  | (Person & { readonly role: 'ENGINEER'; readonly engineerId: string })
  | (Person & { readonly role: 'PARTNER'; readonly partnerId: string });

/** Whether someone manages all engagements; admins can do whatever managers can. */
export function isManager({ role }: Viewer): boolean {
  return role === 'ADMIN' || role === 'MANAGER';
}

export type PartnerViewer = Extract<Viewer, { role: 'PARTNER' }>;

/** Who did something: a user, an API key, or the system itself (a job, a shipped file). */
export interface Actor {
  readonly kind: 'USER' | 'API_KEY' | 'SYSTEM';
  readonly id: string | null;
  readonly name: string;
}

/** @throws Error if the actor is not a user; call it only for actions that only users can perform */
export function userIdOf({ kind, id }: Actor): string {
  if (kind !== 'USER' || id === null) throw new Error(`Only users can do this; the actor is ${kind}.`);
  return id;
}

export const SYSTEM: Actor = { kind: 'SYSTEM', id: null, name: 'Causeway' };

export function actorOf(viewer: Viewer): Actor {
  return { kind: 'USER', id: viewer.userId, name: viewer.name };
}
