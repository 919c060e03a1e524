import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { Clock } from '../../kernel/clock.js';
import { type ApiKeyBearer, ApiKeys } from '../../platform/auth/authenticator.js';
import { Pools } from '../../platform/database/pools.js';
import { bearerByHash } from './api-key.store.js';
import { ApiKeyUses } from './api-key-uses.service.js';

/** Makes keys recognisable to people and to scanners for leaked secrets. */
const SECRET_PREFIX = 'cwk_';

export function newSecret(): string {
  return SECRET_PREFIX + randomBytes(32).toString('base64url');
}

export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

@Injectable()
export class ApiKeysService extends ApiKeys {
  constructor(
    private readonly pools: Pools,
    private readonly clock: Clock,
    private readonly uses: ApiKeyUses,
  ) {
    super();
  }

  async bearerOf(secret: string): Promise<ApiKeyBearer | null> {
    const now = this.clock.now();
    const bearer = (await bearerByHash(this.pools, hashSecret(secret), now)) ?? null;
    if (bearer) this.uses.used(bearer.keyId, now);
    return bearer;
  }
}
