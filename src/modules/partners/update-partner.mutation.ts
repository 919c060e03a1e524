import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { assertCurrent, changedFields } from '../../platform/usecases/changes.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { holidayWarnings } from '../calendar/index.js';
import { replaceContacts } from './contact.store.js';
import { PartnerEntity } from './partner.entity.js';
import { lockPartner } from './partner.store.js';
import { UpdatePartnerInput, UpdatePartnerPayload } from './update-partner.graphql.js';

@Resolver()
export class UpdatePartnerMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('partner:write')
  @Mutation(() => UpdatePartnerPayload, { description: 'Changes the details of a partner.' })
  updatePartner(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdatePartnerInput }) given: UpdatePartnerInput,
  ): Promise<UpdatePartnerPayload> {
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
