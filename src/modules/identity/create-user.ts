import { refuse } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { audit } from '../../platform/audit/audit.js';
import type { Tx } from '../../platform/database/tx.js';
import { auditedUser } from './audited-user.js';
import { UserEntity } from './user.entity.js';

/** Concurrent inserts still hit the unique index, which the runner turns into the same refusal. */
export async function assertNotTaken(tx: Tx, email: string): Promise<void> {
  const known = await tx.db.findOneBy(UserEntity, { email });
  if (!known) return;
  const state = known.deactivatedAt ? 'is deactivated; use reactivateUser' : 'already exists';
  refuse('ALREADY_EXISTS', 'email', `The user ${email} ${state}.`);
}

type NewUser = Pick<UserEntity, 'email' | 'name' | 'role' | 'partnerId' | 'engineerId'>;

/** Creates a user; the first sign-in sets the subject. @returns the id */
export async function createUser(tx: Tx, person: NewUser): Promise<string> {
  const id = await createUserUnaudited(tx, person);
  const subject = { kind: 'user', id } as const;
  const changes = auditedUser(person);
  const place = { partnerId: person.partnerId, engagementId: null };
  await audit(tx, { action: 'user.invite', subject, ...place, was: null, changes });
  return id;
}

/** As above, for users of the demo world, whom nobody invited. */
export async function createUserUnaudited(
  tx: Tx,
  { email, name, role, partnerId, engineerId }: NewUser,
): Promise<string> {
  const id = newId();
  await tx.db.insert(UserEntity, {
    ...{ id, email, name, role, partnerId, engineerId, createdAt: tx.now },
    ...{ subject: null, deactivatedAt: null },
  });
  return id;
}
