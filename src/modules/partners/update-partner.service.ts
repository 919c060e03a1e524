import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { changedFields, refuseStale } from '../../platform/usecases/changes.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { lockPartner } from './partner.store.js';
import { UpdatePartnerInput } from './update-partner.graphql.js';

@Injectable()
export class UpdatePartnerService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: UpdatePartnerInput): Promise<Outcome<{ partner: string }>> {
    return this.useCases.run(viewer, UpdatePartnerInput, given, async (tx, input) => {
      const { partnerId, expectedVersion, ...wanted } = input;
      const partner = await lockPartner(tx, partnerId);
      refuseStale(partner, expectedVersion);
      const changes = changedFields(partner, wanted);
      if (Object.keys(changes).length > 0) {
        await tx.db.save(Object.assign(partner, changes));
        const subject = { kind: 'partner', id: partner.id } as const;
        await audit(tx, { action: 'partner.update', subject, partnerId: partner.id, changes });
      }
      return { partner: partner.id };
    });
  }
}
