import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
  SignJWT,
} from 'jose';
import path from 'node:path';
import { readOrCreatePrivate } from './private-file.js';

const ALGORITHM = 'ES256';
const AUDIENCE = 'causeway';
const LIFETIME_SECONDS = 12 * 60 * 60;

export interface DevPerson {
  /** The user's subject as known to the identity module. */
  readonly sub: string;
  readonly email: string;
  readonly name: string;
}

/** Replaces the company's OpenID Connect provider in the embedded default: signs tokens for anyone it is asked for. */
export interface DevIssuer {
  readonly issuer: string;
  readonly audience: string;
  /** The public key, as served at `discovery.jwks_uri`. */
  readonly jwks: JSONWebKeySet;
  /** Served at `<issuer>/.well-known/openid-configuration`. */
  readonly discovery: ReturnType<typeof discoveryOf>;
  /** @param now real time, never the settable clock's, because tokens are verified against real time */
  readonly sign: (person: DevPerson, now?: Date) => Promise<string>;
}

/**
 * @param dataDir the folder with the key; tokens from another folder are not valid here
 * @param issuerUrl without a trailing slash
 */
export async function createDevIssuer(dataDir: string, issuerUrl: string): Promise<DevIssuer> {
  const privateJwk = await privateKeyOf(dataDir);
  const key = await importJWK(privateJwk, ALGORITHM);
  const kid = await calculateJwkThumbprint(privateJwk);
  return {
    issuer: issuerUrl,
    audience: AUDIENCE,
    jwks: { keys: [{ ...publicPartOf(privateJwk), kid, alg: ALGORITHM, use: 'sig' }] },
    discovery: discoveryOf(issuerUrl),
    sign: ({ sub, email, name }, now = new Date()) => {
      const issuedAt = Math.floor(now.getTime() / 1000);
      return new SignJWT({ email, email_verified: true, name })
        .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'JWT' })
        .setIssuer(issuerUrl)
        .setAudience(AUDIENCE)
        .setSubject(sub)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + LIFETIME_SECONDS)
        .sign(key);
    },
  };
}

async function privateKeyOf(dataDir: string): Promise<JWK> {
  const text = await readOrCreatePrivate(path.join(dataDir, 'issuer-key.json'), async () => {
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    return JSON.stringify(await exportJWK(privateKey));
  });
  return JSON.parse(text) as JWK;
}

/** Lists the public fields, so that nothing private leaks. */
const publicPartOf = ({ kty, crv, x, y }: JWK): JWK => ({ kty, crv, x, y });

function discoveryOf(issuer: string) {
  return {
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [ALGORITHM],
  };
}
