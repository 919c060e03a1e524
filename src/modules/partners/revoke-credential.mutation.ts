import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { Text } from '../../platform/usecases/rules.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { CredentialEntity } from './credential.entity.js';
import { Credential } from './credential.graphql.js';
import { assertNotRevoked, lockCredential } from './credential.store.js';
import { PARTNER_EVENTS } from './partner.events.js';

@InputType({ description: 'The credential to revoke.' })
export class RevokeCredentialInput {
  @Field(() => ID, { description: 'The credential.' }) credentialId!: string;
  @Text(1000)
  @Field(() => String, { description: 'Reason, 1-1000 characters.' })
  reason!: string;
}

@ObjectType({ description: 'The revoked credential.' })
export class RevokeCredentialPayload extends Payload {
  @Changed()
  @Field(() => Credential, { nullable: true, description: 'The credential as it is now; null on error.' })
  credential?: string;
}

@Resolver()
export class RevokeCredentialMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('partner:write')
  @Mutation(() => RevokeCredentialPayload, {
    description: 'Records that a credential is no longer valid; its calls stay counted.',
  })
  revokeCredential(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RevokeCredentialInput }) given: RevokeCredentialInput,
  ): Promise<RevokeCredentialPayload> {
    return this.useCases.run(viewer, RevokeCredentialInput, given, async (tx, input) => {
      const credential = await lockCredential(tx, input.credentialId);
      assertNotRevoked(credential);
      const { id, partnerId, clientId } = credential;
      const { reason } = input;
      await tx.db.update(CredentialEntity, { id }, { revokedAt: tx.now, revocationReason: reason });
      const subject = { kind: 'credential', id } as const;
      const place = { partnerId, engagementId: null };
      const changes = { clientId, reason, revokedAt: tx.now };
      await audit(tx, { action: 'credential.revoke', subject, ...place, was: credential, changes });
      await recordEvent(tx, { kind: PARTNER_EVENTS.credentialsChanged, subject: partnerId });
      return { credential: id };
    });
  }
}
