import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { CredentialEntity } from './credential.entity.js';
import { lockCredential, assertNotRevoked } from './credential.store.js';
import { PARTNER_EVENTS } from './partner.events.js';
import { RevokeCredentialInput } from './revoke-credential.graphql.js';

@Injectable()
export class RevokeCredentialService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: RevokeCredentialInput): Promise<Outcome<{ credential: string }>> {
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
