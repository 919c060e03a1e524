import type { Role } from './enums.js';

interface Person {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
}

/** The signed-in person on whose behalf a request runs. An engineer and a partner user carry what their rights hang on. */
export type Viewer =
  | (Person & { readonly role: Exclude<Role, 'ENGINEER' | 'PARTNER'> })
  | (Person & { readonly role: 'ENGINEER'; readonly engineerId: string })
  | (Person & { readonly role: 'PARTNER'; readonly partnerId: string });

/** Whether someone answers for every engagement; admins do all that managers do. */
export function isManager({ role }: Viewer): boolean {
  return role === 'ADMIN' || role === 'MANAGER';
}

export type PartnerViewer = Extract<Viewer, { role: 'PARTNER' }>;

/** Who did something: a signed-in user, an API key, or the system itself (a job, a shipped file). */
export interface Actor {
  readonly kind: 'USER' | 'API_KEY' | 'SYSTEM';
  readonly id: string | null;
  readonly name: string;
}

/** @throws Error for an actor that is no user: what it is asked about, people alone do */
export function userIdOf({ kind, id }: Actor): string {
  if (kind !== 'USER' || id === null) throw new Error(`Only users can do this; the actor is ${kind}.`);
  return id;
}

export const SYSTEM: Actor = { kind: 'SYSTEM', id: null, name: 'Causeway' };

export function actorOf(viewer: Viewer): Actor {
  return { kind: 'USER', id: viewer.userId, name: viewer.name };
}
