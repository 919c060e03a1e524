import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { Clock } from '../../kernel/clock.js';
import { type ApiKeyBearer, ApiKeys } from '../../platform/auth/authenticator.js';
import { Pools } from '../../platform/database/pools.js';
import { ApiKeyUses } from './api-key-uses.service.js';

/** Tells a key apart from other secrets, for people and for scanners that look for leaked ones. */
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
    const { rows } = await this.pools.staff.query<ApiKeyBearer>({
      name: 'api_key_by_hash',
      text: `select id as "keyId", name, scopes, partner_id as "partnerId" from api_key
             where secret_hash = $1 and revoked_at is null and expires_at > $2`,
      values: [hashSecret(secret), now],
    });
    const bearer = rows[0] ?? null;
    if (bearer) this.uses.used(bearer.keyId, now);
    return bearer;
  }
}
