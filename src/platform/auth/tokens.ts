import {
  type JWTPayload,
  type JWTVerifyGetKey,
  type RemoteJWKSetOptions,
  createRemoteJWKSet,
  errors,
  jwtVerify,
} from 'jose';
import { z } from 'zod';
import { AppError } from '../../kernel/errors.js';
import { lowerAscii } from '../../kernel/text.js';
import type { AuthOptions } from '../base/runtime.js';

/** Claims of a verified token. */
export interface Claims {
  readonly subject: string;
  /** In ASCII lower case; null if the issuer did not verify it. */
  readonly verifiedEmail: string | null;
}

export interface VerifiedToken {
  readonly claims: Claims;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Shared-secret (HS*) and unsigned tokens are never accepted. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const CLOCK_TOLERANCE_SECONDS = 5;
const CACHE_MS = 30_000;
const CACHE_SIZE = 5_000;

/** Verifies bearer tokens; caches results for 30 s at most, and never beyond the token's expiry. */
export class Tokens {
  private readonly verified = new Map<string, VerifiedToken & { until: number }>();

  constructor(private readonly options: AuthOptions) {}

  async verify(token: string): Promise<Claims> {
    return (await this.verifyWithExpiry(token)).claims;
  }

  /** Like `verify`, with the token's expiry. */
  async verifyWithExpiry(token: string): Promise<VerifiedToken> {
    const known = this.verified.get(token);
    if (known && known.until > Date.now()) return known;
    const verified = await this.check(token);
    if (this.verified.size >= CACHE_SIZE) this.evictOldest();
    this.verified.set(token, { ...verified, until: Math.min(verified.expiresAt, Date.now() + CACHE_MS) });
    return verified;
  }

  /** Only valid tokens are cached, so that callers without one cannot evict others. */
  private evictOldest(): void {
    const [oldest] = this.verified.keys();
    if (oldest !== undefined) this.verified.delete(oldest);
  }

  private async check(token: string): Promise<VerifiedToken> {
    try {
      const { payload } = await jwtVerify(token, this.options.keys, {
        issuer: this.options.issuer,
        audience: this.options.audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['sub', 'exp'],
      });
      return { claims: claimsOf(payload), expiresAt: payload.exp! * 1000 };
    } catch (error) {
      if (error instanceof errors.JOSEError && !isFault(error))
        throw new AppError('UNAUTHENTICATED', reasonOf(error));
      throw error;
    }
  }
}

/** A valid signature does not make claims usable: a subject may be any JSON. */
const usable = z.object({
  sub: z.string().regex(/^[^\p{C}]{1,255}$/u),
  email: z
    .string()
    .regex(/^[^\p{C}]{3,320}$/u)
    .optional()
    .catch(undefined),
  email_verified: z.literal(true).optional().catch(undefined),
});

function claimsOf(payload: JWTPayload): Claims {
  const { data } = usable.safeParse(payload);
  if (!data) throw new AppError('UNAUTHENTICATED', "The bearer token's sub is not accepted.");
  const verifiedEmail = data.email_verified
    ? data.email === undefined
      ? null
      : lowerAscii(data.email)
    : null;
  return { subject: data.sub, verifiedEmail };
}

/** Whether the issuer's keys could not be fetched, which is our fault and not the caller's. */
function isFault(error: errors.JOSEError): boolean {
  // jose throws its base class if the issuer does not return a key set.
  return ['ERR_JOSE_GENERIC', errors.JWKSTimeout.code, errors.JWKSInvalid.code].includes(error.code);
}

function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'The bearer token has expired; sign in again.';
  if (error instanceof errors.JWTClaimValidationFailed)
    return `The bearer token's ${error.claim} is not accepted.`;
  return 'The bearer token is not valid.';
}

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
const DISCOVERY_TIMEOUT_MS = 5_000;

/**
 * The keys of an OpenID Connect issuer, discovered at the first token. An unknown key triggers a refetch, limited by the
 * cooldown; keys that the issuer removed are removed here too.
 */
export function discoverKeys(issuer: string, options: RemoteJWKSetOptions = {}): JWTVerifyGetKey {
  let found: Promise<JWTVerifyGetKey> | undefined;
  const discover = async (): Promise<JWTVerifyGetKey> => {
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const response = await fetch(url, { signal: AbortSignal.timeout(DISCOVERY_TIMEOUT_MS) });
    if (!response.ok) throw new Error(`${url} responded with ${response.status}.`);
    const document = discovery.parse(await response.json());
    if (document.issuer !== issuer) throw new Error(`${url} returned the metadata of another issuer.`);
    return createRemoteJWKSet(new URL(document.jwks_uri), options);
  };
  return async (header, token) => {
    found ??= discover().catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return (await found)(header, token);
  };
}
