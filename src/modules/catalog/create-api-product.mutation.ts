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
import { ApiProductEntity } from './api-product.entity.js';
import { CreateApiProductInput, CreateApiProductPayload } from './create-api-product.graphql.js';

@Resolver()
export class CreateApiProductMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('catalog:write')
  @Mutation(() => CreateApiProductPayload, { description: 'Creates an API product.' })
  createApiProduct(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateApiProductInput, description: 'The API product.' })
    given: CreateApiProductInput,
  ): Promise<CreateApiProductPayload> {
    return this.useCases.run(viewer, CreateApiProductInput, given, async (tx, input) => {
      const slug = input.slug ?? slugOf(input.name);
      if (slug === '') refuse('INVALID', 'slug', 'No slug can be derived from the name; specify one.');
      await assertNotTaken(tx, slug);
      const { name, capability, description = null } = input;
      const product = { id: newId(), slug, name, capability, description, createdAt: tx.now };
      await tx.db.insert(ApiProductEntity, product);
      await audit(tx, {
        action: 'api-product.create',
        subject: { kind: 'apiProduct', id: product.id },
        partnerId: null,
        engagementId: null,
        was: null,
        changes: { name, slug, capability, description },
      });
      return { apiProduct: product.id };
    });
  }
}

/** Concurrent inserts still hit the unique index, which the runner turns into the same refusal. */
async function assertNotTaken(tx: Tx, slug: string): Promise<void> {
  if (await tx.db.existsBy(ApiProductEntity, { slug }))
    refuse('ALREADY_EXISTS', 'slug', `An API product with the slug \`${slug}\` already exists.`);
}
