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
import { keepPrivate } from './private-file.js';

const ALGORITHM = 'ES256';
const AUDIENCE = 'causeway';
const LIFETIME_SECONDS = 12 * 60 * 60;

export interface DevPerson {
  /** The subject that identity knows the user by. */
  readonly sub: string;
  readonly email: string;
  readonly name: string;
}

/** Stands in for the company's OpenID Connect provider in the embedded default: it signs whom it is told to. */
export interface DevIssuer {
  readonly issuer: string;
  readonly audience: string;
  /** The public key, as served at `discovery.jwks_uri`. */
  readonly jwks: JSONWebKeySet;
  /** Served at `<issuer>/.well-known/openid-configuration`. */
  readonly discovery: ReturnType<typeof discoveryOf>;
  /** @param now the real time, never the settable clock's: tokens are checked against the real time */
  readonly sign: (person: DevPerson, now?: Date) => Promise<string>;
}

/**
 * @param dataDir the folder that keeps the key; another folder's tokens are not valid here
 * @param issuerUrl without a slash at its end
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
  const text = await keepPrivate(path.join(dataDir, 'issuer-key.json'), async () => {
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    return JSON.stringify(await exportJWK(privateKey));
  });
  return JSON.parse(text) as JWK;
}

/** Named field by field, so that nothing private slips through. */
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
