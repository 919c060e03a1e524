import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { slugOf } from '../../kernel/slug.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { holidayWarnings } from '../calendar/index.js';
import { replaceContacts } from './contact.store.js';
import { CreatePartnerInput, CreatePartnerPayload } from './create-partner.graphql.js';
import { PartnerEntity } from './partner.entity.js';

@Resolver()
export class CreatePartnerMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('partner:write')
  @Mutation(() => CreatePartnerPayload, { description: 'Creates a partner.' })
  createPartner(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreatePartnerInput }) given: CreatePartnerInput,
  ): Promise<CreatePartnerPayload> {
    return this.useCases.run(viewer, CreatePartnerInput, given, async (tx, input) => {
      const slug = input.slug ?? slugOf(input.name);
      if (slug === '') refuse('INVALID', 'slug', 'No slug can be derived from the name; specify one.');
      await assertNotTaken(tx, slug);
      const { contacts, ...fields } = input;
      const id = newId();
      const stamps = { id, slug, vertical: fields.vertical ?? null, createdAt: tx.now };
      await tx.db.insert(PartnerEntity, { ...fields, ...stamps });
      await replaceContacts(tx, id, contacts);
      await audit(tx, {
        action: 'partner.create',
        subject: { kind: 'partner', id },
        partnerId: id,
        engagementId: null,
        was: null,
        changes: { ...input, slug },
      });
      const warnings = await holidayWarnings(tx, input.region);
      return { partner: id, warnings };
    });
  }
}

/** Concurrent inserts still hit the unique index, which the runner turns into the same refusal. */
async function assertNotTaken(tx: Tx, slug: string): Promise<void> {
  if (await tx.db.existsBy(PartnerEntity, { slug }))
    refuse('ALREADY_EXISTS', 'slug', `A partner with the slug \`${slug}\` already exists.`);
}
