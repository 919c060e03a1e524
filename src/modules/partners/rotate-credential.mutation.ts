import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { Refusal, refuse } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { Text } from '../../platform/usecases/rules.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { ClientId } from './credential-rules.js';
import { CredentialEntity } from './credential.entity.js';
import { Credential } from './credential.graphql.js';
import { assertNotRevoked, lockCredential, newCredential, takenClientIds } from './credential.store.js';
import { faultsOfReplacement, MAX_CREDENTIALS } from './domain/check-credentials.js';
import { PARTNER_EVENTS } from './partner.events.js';

@InputType({ description: 'A credential that replaces another, without the secret.' })
export class RotateCredentialInput {
  @Field(() => ID, { description: 'The credential to replace.' }) credentialId!: string;
  @ClientId()
  @Field(() => String, {
    description: 'Client ID of the calls from now on, 1-200 characters; unique across all partners.',
  })
  clientId!: string;
  @Type(() => Date)
  @Field(() => DateTime, {
    description:
      'When the new credential was issued: not before the one it replaces, at most five minutes in the future.',
  })
  issuedAt!: Date;
  @Type(() => Date)
  @Field(() => DateTime, {
    nullable: true,
    description: 'When the new credential expires; omit if it does not.',
  })
  expiresAt?: Date | null;
  @IsOptional()
  @Text(200)
  @Field(() => String, {
    nullable: true,
    description: 'Fingerprint of the new certificate or key, 1-200 characters.',
  })
  fingerprint?: string | null;
}

@ObjectType({ description: 'The new credential.' })
export class RotateCredentialPayload extends Payload {
  @Changed()
  @Field(() => Credential, { nullable: true, description: 'The new credential; null on error.' })
  credential?: string;
}

/** Calls of the old credential stay counted, and late records of it are still accepted. */
@Resolver()
export class RotateCredentialMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('partner:write')
  @Mutation(() => RotateCredentialPayload, {
    description:
      'Replaces a credential with a new one for the same application and environment; the old one is revoked.',
  })
  rotateCredential(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RotateCredentialInput }) given: RotateCredentialInput,
  ): Promise<RotateCredentialPayload> {
    return this.useCases.run(viewer, RotateCredentialInput, given, async (tx, input) => {
      const old = await lockCredential(tx, input.credentialId);
      assertNotRevoked(old);
      const taken = await takenClientIds(tx, [input.clientId]);
      const faults = faultsOfReplacement(input, old, taken, tx.now);
      if (faults.length > 0) throw new Refusal(faults);
      await assertRoomForAnother(tx, old);
      const { credentialId, ...changes } = input;
      const fresh = {
        ...newCredential({ ...input, environment: old.environment }, old, tx.now),
        replacesId: old.id,
      };
      await replace(tx, old, fresh);
      const subject = { kind: 'credential', id: fresh.id } as const;
      const { partnerId } = old;
      await audit(tx, {
        action: 'credential.rotate',
        subject,
        partnerId,
        engagementId: null,
        was: old,
        changes: { replaces: credentialId, ...changes },
      });
      await recordEvent(
        tx,
        { kind: PARTNER_EVENTS.credentialRegistered, subject: partnerId },
        { kind: PARTNER_EVENTS.credentialsChanged, subject: partnerId },
      );
      return { credential: fresh.id };
    });
  }
}

/** The application's row is locked, so that concurrent calls cannot exceed the limit. */
async function assertRoomForAnother(tx: Tx, { applicationId }: CredentialEntity): Promise<void> {
  if ((await tx.db.countBy(CredentialEntity, { applicationId })) >= MAX_CREDENTIALS)
    refuse(
      'LIMIT_EXCEEDED',
      'credentialId',
      `An application can have at most ${MAX_CREDENTIALS} credentials, including revoked ones; register another application.`,
    );
}

async function replace(tx: Tx, old: CredentialEntity, fresh: CredentialEntity): Promise<void> {
  const revoked = { revokedAt: tx.now, revocationReason: `Replaced by ${fresh.clientId}.` };
  await tx.db.update(CredentialEntity, { id: old.id }, revoked);
  await tx.db.insert(CredentialEntity, fresh);
}
