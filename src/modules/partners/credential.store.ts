import { In } from 'typeorm';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId, newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { ApplicationEntity } from './application.entity.js';
import { CredentialEntity } from './credential.entity.js';
import type { CredentialInput } from './register-application.graphql.js';

const LOCK = { mode: 'pessimistic_write' } as const;
const NO_SUCH = 'Credential not found.';

/** @returns which of the client ids are taken, by any partner; uses the unique index */
export async function takenClientIds(tx: Tx, clientIds: readonly string[]): Promise<ReadonlySet<string>> {
  const taken = await tx.db.findBy(CredentialEntity, { clientId: In(clientIds) });
  return new Set(taken.map(({ clientId }) => clientId));
}

/** A new credential, not yet saved. */
export function newCredential(
  { environment, clientId, issuedAt, expiresAt, fingerprint }: CredentialInput,
  owner: Pick<CredentialEntity, 'applicationId' | 'partnerId'>,
  createdAt: Date,
): CredentialEntity {
  return {
    ...owner,
    ...{ id: newId(), environment, clientId, issuedAt, createdAt },
    ...{ expiresAt: expiresAt ?? null, fingerprint: fingerprint ?? null },
    ...{ revokedAt: null, revocationReason: null, replacesId: null },
  };
}

/**
 * Finds a credential by its TypeID and locks its application's row, then its own: credentials of an application are
 * changed one at a time.
 */
export async function lockCredential(tx: Tx, typeId: string): Promise<CredentialEntity> {
  const id = fromTypeId('credential', typeId);
  const known = id ? await tx.db.findOneBy(CredentialEntity, { id }) : null;
  if (!known) refuse('NOT_FOUND', 'credentialId', NO_SUCH);
  await tx.db.findOne(ApplicationEntity, { where: { id: known.applicationId }, lock: LOCK });
  const locked = await tx.db.findOne(CredentialEntity, { where: { id: known.id }, lock: LOCK });
  return locked ?? refuse('NOT_FOUND', 'credentialId', NO_SUCH);
}

export function assertNotRevoked({ revokedAt }: CredentialEntity): void {
  if (revokedAt)
    refuse(
      'NOT_ALLOWED_IN_STATE',
      'credentialId',
      `The credential was already revoked at ${revokedAt.toISOString()}.`,
    );
}
