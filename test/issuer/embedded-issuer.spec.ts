import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createDevIssuer } from '../../src/embedded/issuer.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const url = 'http://127.0.0.1:4000/dev';
const manager = { sub: 'dev|manager', email: 'manager@causeway.example', name: 'Mara Manager' };
const now = new Date('2026-12-21T08:00:00Z');

describe('the development issuer', () => {
  it('signs a token that its published keys verify', async () => {
    const { sign, jwks, discovery } = await createDevIssuer(folder, url);
    const { payload } = await jwtVerify(await sign(manager, now), createLocalJWKSet(jwks), {
      issuer: discovery.issuer,
      audience: 'causeway',
      algorithms: discovery.id_token_signing_alg_values_supported,
      currentDate: now,
    });
    expect(payload).toEqual({
      iss: url,
      aud: 'causeway',
      sub: 'dev|manager',
      email: 'manager@causeway.example',
      email_verified: true,
      name: 'Mara Manager',
      iat: now.getTime() / 1000,
      exp: now.getTime() / 1000 + 12 * 60 * 60,
    });
  });

  it('publishes no private part of its key', async () => {
    const { jwks } = await createDevIssuer(folder, url);
    expect(Object.keys(jwks.keys[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });

  it('keeps one key per data folder, private to its owner', async () => {
    const [first, again] = await Promise.all([createDevIssuer(folder, url), createDevIssuer(folder, url)]);
    expect(again.jwks).toEqual(first.jwks);
    expect(decodeProtectedHeader(await again.sign(manager)).kid).toBe(first.jwks.keys[0]?.kid);
    const file = path.join(folder, 'issuer-key.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain('"d"');

    const other = temporaryFolder();
    const { jwks } = await createDevIssuer(other.folder, url);
    other.remove();
    expect(jwks).not.toEqual(first.jwks);
  });
});
