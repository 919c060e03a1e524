import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { changedFields, assertCurrent } from '../../platform/usecases/changes.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { holidayWarnings } from '../calendar/index.js';
import { replaceContacts } from './contact.store.js';
import { PartnerEntity } from './partner.entity.js';
import { lockPartner } from './partner.store.js';
import { UpdatePartnerInput } from './update-partner.graphql.js';

type Parts = { partner: string; warnings: string[] };

@Injectable()
export class UpdatePartnerService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: UpdatePartnerInput): Promise<Outcome<Parts>> {
    return this.useCases.run(viewer, UpdatePartnerInput, given, async (tx, input) => {
      const { partnerId, expectedVersion, contacts, ...wanted } = input;
      const partner = await lockPartner(tx, partnerId);
      assertCurrent(partner, expectedVersion);
      const { id, version } = partner;
      const replaced = contacts === undefined ? null : await replaceContacts(tx, id, contacts ?? []);
      const changes = { ...changedFields(partner, wanted), ...(replaced && { contacts }) };
      if (Object.keys(changes).length > 0) {
        const { contacts: _list, ...fields } = changes;
        await tx.db.update(PartnerEntity, { id }, { ...fields, version: version + 1 });
        const subject = { kind: 'partner', id } as const;
        const place = { partnerId: id, engagementId: null };
        const was = { ...partner, contacts: replaced };
        await audit(tx, { action: 'partner.update', subject, ...place, was, changes });
      }
      const warnings = await holidayWarnings(tx, changes.region);
      return { partner: id, warnings };
    });
  }
}
