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

/** What a verified token says of its bearer. */
export interface Claims {
  readonly subject: string;
  /** Lower case of ASCII letters alone; null if the issuer did not verify it. */
  readonly verifiedEmail: string | null;
}

export interface Verdict {
  readonly claims: Claims;
  /** Milliseconds since 1970 at which the token ends. */
  readonly expiresAt: number;
}

/** Signatures by shared secret, and none at all, are never accepted. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const CLOCK_TOLERANCE_SECONDS = 5;
const CACHE_MS = 30_000;
const CACHE_SIZE = 5_000;

/** Verifies bearer tokens; a verdict is remembered for at most 30 s, and never beyond the token's own end. */
export class Tokens {
  private readonly verdicts = new Map<string, Verdict & { until: number }>();

  constructor(private readonly options: AuthOptions) {}

  async verify(token: string): Promise<Claims> {
    return (await this.judge(token)).claims;
  }

  /** As `verify`, and when the token ends. */
  async judge(token: string): Promise<Verdict> {
    const known = this.verdicts.get(token);
    if (known && known.until > Date.now()) return known;
    const verdict = await this.check(token);
    if (this.verdicts.size >= CACHE_SIZE) this.forgetOldest();
    this.verdicts.set(token, { ...verdict, until: Math.min(verdict.expiresAt, Date.now() + CACHE_MS) });
    return verdict;
  }

  /** Only verified tokens are remembered, so that nobody without one can push others out. */
  private forgetOldest(): void {
    const [oldest] = this.verdicts.keys();
    if (oldest !== undefined) this.verdicts.delete(oldest);
  }

  private async check(token: string): Promise<Verdict> {
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

/** A signature proves who wrote the claims and not that they can be used: a subject may be any JSON. */
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

/** The issuer's keys could not be had: that is our fault and not the caller's. */
function isFault(error: errors.JOSEError): boolean {
  // jose throws its bare base class where the issuer answers no key set at all.
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
 * The keys of an OpenID Connect issuer, found through its discovery document at the first token. A key it does not know
 * makes it ask the issuer again, though not more often than the cooldown allows; a key that is gone there is then gone here.
 */
export function discoverKeys(issuer: string, options: RemoteJWKSetOptions = {}): JWTVerifyGetKey {
  let found: Promise<JWTVerifyGetKey> | undefined;
  const discover = async (): Promise<JWTVerifyGetKey> => {
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const response = await fetch(url, { signal: AbortSignal.timeout(DISCOVERY_TIMEOUT_MS) });
    if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
    const document = discovery.parse(await response.json());
    if (document.issuer !== issuer) throw new Error(`${url} is the metadata of another issuer.`);
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
