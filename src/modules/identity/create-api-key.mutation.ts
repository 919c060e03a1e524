import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { refuse } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name } from '../../platform/usecases/rules.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { ApiKey, ApiKeyScope, type ApiKeyScopeWord } from './api-key.graphql.js';
import { hashSecret, newSecret } from './api-keys.service.js';
import { Bindings } from './bindings.js';

@InputType({ description: 'A new API key.' })
export class CreateApiKeyInput {
  @Name(100)
  @Field(() => String, { description: 'Name, 1-100 characters.' })
  name!: string;
  @ArrayMinSize(1)
  @ArrayMaxSize(1)
  @Field(() => [ApiKeyScope], { description: 'What it is allowed to do.' })
  scopes!: ApiKeyScopeWord[];
  @Field(() => ID, {
    nullable: true,
    description: "Partner whose client IDs it may report; omit for a platform gateway's key.",
  })
  partnerId?: string | null;
  @Field(() => DateTime, {
    description: 'When it expires; in the future, at most two years ahead.',
  })
  expiresAt!: Date;
}

@ObjectType({ description: 'A new API key with its secret.' })
export class CreateApiKeyPayload extends Payload {
  @Changed()
  @Field(() => ApiKey, { nullable: true, description: 'The new key.' })
  apiKey?: string;
  @Field(() => String, {
    nullable: true,
    description: 'The secret, returned only this once; null when an idempotent request is repeated.',
  })
  secret?: string;
}

const MAX_LIFE_MS = 2 * 366 * 24 * 3600_000;

@Resolver()
export class CreateApiKeyMutation {
  constructor(
    private readonly useCases: UseCases,
    private readonly bindings: Bindings,
  ) {}

  @Allow('api-key:write')
  @Mutation(() => CreateApiKeyPayload, {
    name: 'createApiKey',
    description: 'Creates an API key and returns its secret once.',
  })
  create(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateApiKeyInput }) given: CreateApiKeyInput,
  ): Promise<CreateApiKeyPayload> {
    return this.useCases.run(viewer, CreateApiKeyInput, given, async (tx, input) => {
      assertLifetime(tx.now, input.expiresAt);
      const partnerId = await this.bindings.findPartner(tx, input.partnerId ?? null);
      const secret = newSecret();
      const key = tx.db.create(ApiKeyEntity, {
        ...{ id: newId(), name: input.name, scopes: input.scopes, expiresAt: input.expiresAt, partnerId },
        ...{ secretHash: hashSecret(secret), revokedAt: null, createdAt: tx.now },
      });
      await tx.db.insert(ApiKeyEntity, key);
      const changes = { name: key.name, scopes: key.scopes, expiresAt: key.expiresAt };
      await audit(tx, {
        action: 'api-key.create',
        subject: { kind: 'apiKey', id: key.id },
        partnerId,
        engagementId: null,
        was: null,
        changes,
      });
      return { apiKey: key.id, secret };
    });
  }
}

function assertLifetime(now: Date, expiresAt: Date): void {
  const life = expiresAt.getTime() - now.getTime();
  if (life <= 0 || life > MAX_LIFE_MS)
    refuse('INVALID', 'expiresAt', 'The key must expire in the future, within two years.');
}
