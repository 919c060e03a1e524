import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { ApiKey } from './api-key.graphql.js';

@InputType({ description: 'The API key to revoke.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'ID of the key, not the secret.' }) apiKeyId!: string;
}

@ObjectType({ description: 'The revoked API key.' })
export class RevokeApiKeyPayload extends Payload {
  @Changed()
  @Field(() => ApiKey, { nullable: true, description: 'The key as it is now; null on error.' })
  apiKey?: string;
}

/** Keys are not cached, so a revoked one is rejected by every process as soon as this commits. */
@Resolver()
export class RevokeApiKeyMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('api-key:write')
  @Mutation(() => RevokeApiKeyPayload, {
    description: 'Revokes an API key for good; further requests with it are rejected.',
  })
  revokeApiKey(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RevokeApiKeyInput }) given: RevokeApiKeyInput,
  ): Promise<RevokeApiKeyPayload> {
    return this.useCases.run(viewer, RevokeApiKeyInput, given, async (tx, input) => {
      const was = await lockApiKey(tx, input.apiKeyId);
      const { id, name, partnerId } = was;
      if (was.revokedAt) refuse('NOT_ALLOWED_IN_STATE', 'apiKeyId', 'The key is already revoked.');
      await tx.db.update(ApiKeyEntity, { id }, { revokedAt: tx.now });
      const subject = { kind: 'apiKey', id } as const;
      const place = { partnerId, engagementId: null };
      const changes = { name, revokedAt: tx.now };
      await audit(tx, { action: 'api-key.revoke', subject, ...place, was, changes });
      return { apiKey: id };
    });
  }
}

async function lockApiKey(tx: Tx, typeId: string): Promise<ApiKeyEntity> {
  const id = fromTypeId('apiKey', typeId);
  const lock = { mode: 'pessimistic_write' } as const;
  const found = id ? await tx.db.findOne(ApiKeyEntity, { where: { id }, lock }) : null;
  return found ?? refuse('NOT_FOUND', 'apiKeyId', 'API key not found.');
}
