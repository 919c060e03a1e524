import { SignJWT, exportSPKI, generateKeyPair, importJWK } from 'jose';
import { AppError } from '../../src/kernel/errors.js';
import { Tokens, discoverKeys } from '../../src/platform/auth/tokens.js';
import { AUDIENCE, HttpIssuer, type Key, newKey } from '../support/auth-issuer.js';
import { later, pinWallClock } from '../support/wall-clock.js';

/** No test takes that long, even on a busy machine. */
const COOLDOWN_MS = 600_000;
const seconds = () => Math.floor(Date.now() / 1000);
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('bearer tokens', () => {
  let issuer: HttpIssuer;
  let first: Key;
  beforeAll(async () => {
    first = await newKey('first');
  });
  beforeEach(async () => {
    issuer = await HttpIssuer.start(first);
  });
  afterEach(async () => {
    jest.useRealTimers();
    await issuer.stop();
  });

  const tokensOf = () =>
    new Tokens({
      ...{ issuer: issuer.url, audience: AUDIENCE },
      keys: discoverKeys(issuer.url, { cooldownDuration: COOLDOWN_MS }),
    });
  const refused = expect.objectContaining({ code: 'UNAUTHENTICATED' }) as unknown;

  it('are verified with the keys that the issuer publishes, fetched once', async () => {
    const tokens = tokensOf();
    const claims = { email: 'Erin@Causeway.Example', email_verified: true };
    for (let turn = 0; turn < 3; turn += 1)
      expect(await tokens.verify(await issuer.sign({ claims: { ...claims, turn } }))).toEqual({
        ...{ subject: 'subject', verifiedEmail: 'erin@causeway.example' },
      });
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  it.each([
    ['not verified', { email: 'a@b.example', email_verified: false }],
    ['not marked as verified', { email: 'a@b.example' }],
    ['only verified as a string', { email: 'a@b.example', email_verified: 'true' }],
    ['not a string', { email: ['a@b.example'], email_verified: true }],
    ['unreadable', { email: 'a\0@b.example', email_verified: true }],
  ])('do not prove an address that is %s', async (_how, claims) => {
    const token = await issuer.sign({ claims });
    expect(await tokensOf().verify(token)).toEqual({ subject: 'subject', verifiedEmail: null });
  });

  it.each([
    ['another issuer', { iss: 'https://elsewhere.example' }],
    ['another audience', { aud: 'elsewhere' }],
    ['no audience', { aud: undefined }],
    ['an expiry in the past', { exp: seconds() - 10 }],
    ['no expiry', { exp: undefined }],
    ['an expiry that is not a number', { exp: 'tomorrow' as unknown as number }],
    ['a start in the future', { nbf: seconds() + 60 }],
    ['no subject', { sub: undefined }],
    ['an empty subject', { sub: '' }],
    ['a subject that is a number', { sub: 5 as unknown as string }],
    ['a subject with a null character', { sub: 'a\0b' }],
    ['a subject of a kilobyte', { sub: 'x'.repeat(1_000) }],
  ])('are rejected for %s', async (_what, claims) => {
    await expect(tokensOf().verify(await issuer.sign({ claims }))).rejects.toEqual(refused);
  });

  const forgeries: [string, () => Promise<string> | string][] = [
    ['of words', () => 'not.a.token'],
    ['of nothing', () => '..'],
    ['without a signature', async () => (await issuer.sign()).replace(/[^.]*$/, '')],
    [
      'with other claims',
      async () => {
        const [header, , signature] = (await issuer.sign()).split('.');
        const claims = { iss: issuer.url, aud: AUDIENCE, sub: 'admin', exp: seconds() + 600 };
        return [header, base64(claims), signature].join('.');
      },
    ],
    [
      'with no algorithm',
      () => {
        const claims = { iss: issuer.url, aud: AUDIENCE, sub: 'admin', exp: seconds() + 600 };
        return `${base64({ alg: 'none', kid: 'first' })}.${base64(claims)}.`;
      },
    ],
    [
      'signed with the public key as a shared secret',
      async () => {
        const publicKey = (await importJWK(issuer.keys[0]!.jwk, 'RS256')) as Parameters<typeof exportSPKI>[0];
        return new SignJWT({ iss: issuer.url, aud: AUDIENCE, sub: 'admin', exp: seconds() + 600 })
          .setProtectedHeader({ alg: 'HS256', kid: 'first' })
          .sign(new TextEncoder().encode(await exportSPKI(publicKey)));
      },
    ],
    ['signed with a key of an unknown name', async () => issuer.sign({ key: await newKey('unknown') })],
    [
      "signed with another key under a known one's name",
      async () => issuer.sign({ key: await newKey('first') }),
    ],
    [
      'that contain their own key',
      async () => {
        const stranger = await newKey('first');
        return issuer.sign({ key: stranger, header: { jwk: stranger.jwk, jku: 'http://127.0.0.1:1/keys' } });
      },
    ],
    [
      'with an unknown critical header',
      () => {
        const header = { alg: 'RS256', kid: 'first', crit: ['unheard-of'], 'unheard-of': true };
        return `${base64(header)}.${base64({})}.AAAA`;
      },
    ],
    [
      'signed with another kind of key',
      async () => {
        const { privateKey } = await generateKeyPair('ES256');
        return issuer.sign({ key: { ...first, privateKey }, header: { alg: 'ES256' } });
      },
    ],
  ];
  it.each(forgeries)('%s are rejected', async (_how, forge) => {
    await expect(tokensOf().verify(await forge())).rejects.toEqual(refused);
  });

  it('follow a key rotation without a restart, and those of the old key are rejected from then on', async () => {
    const tokens = tokensOf();
    const [old] = issuer.keys;
    await tokens.verify(await issuer.sign());
    const next = await newKey('next');
    issuer.keys = [next];
    later(COOLDOWN_MS + 1);
    expect((await tokens.verify(await issuer.sign({ key: next }))).subject).toBe('subject');
    await expect(tokens.verify(await issuer.sign({ key: old!, claims: { later: 1 } }))).rejects.toEqual(
      refused,
    );
  });

  it('with unknown keys do not cause a request to the issuer each time', async () => {
    const tokens = tokensOf();
    await tokens.verify(await issuer.sign());
    const token = await issuer.sign({ key: await newKey('unknown') });
    for (let turn = 0; turn < 20; turn += 1) await expect(tokens.verify(token)).rejects.toEqual(refused);
    expect(issuer.asked.filter((url) => url === '/keys').length).toBeLessThanOrEqual(2);
  });

  it.each([
    ['answers faults', { status: 500, body: '{}' }],
    ['answers no JSON', { status: 200, body: '<html>' }],
    ['answers other JSON', { status: 200, body: '{"keys": 5}' }],
  ])(
    'are not blamed on the caller if the issuer %s, and work again when it is back',
    async (_what, fault) => {
      const tokens = tokensOf();
      const token = await issuer.sign();
      issuer.fault = fault;
      await expect(tokens.verify(token)).rejects.not.toBeInstanceOf(AppError);
      issuer.fault = null;
      expect((await tokens.verify(token)).subject).toBe('subject');
    },
  );

  it('are not verified with keys of an issuer under another name', async () => {
    issuer.spokenIssuer = 'https://elsewhere.example';
    await expect(tokensOf().verify(await issuer.sign())).rejects.toThrow('another issuer');
  });

  describe('that were verified', () => {
    const counted = () => {
      const keys = discoverKeys(issuer.url);
      let checks = 0;
      const tokens = new Tokens({
        ...{ issuer: issuer.url, audience: AUDIENCE },
        keys: (...args) => {
          checks += 1;
          return keys(...args);
        },
      });
      return { tokens, checks: () => checks };
    };

    it('are cached for 30 s', async () => {
      const { tokens, checks } = counted();
      const start = Date.now();
      pinWallClock(start);
      const token = await issuer.sign();
      for (const [after, expected] of [
        [0, 1],
        [29_999, 1],
        [30_001, 2],
      ] as const) {
        jest.setSystemTime(start + after);
        await tokens.verify(token);
        expect(checks()).toBe(expected);
      }
    });

    it('are not cached beyond their expiry', async () => {
      const { tokens, checks } = counted();
      const start = Date.now();
      pinWallClock(start);
      const token = await issuer.sign({ claims: { exp: Math.floor(start / 1000) + 10 } });
      await tokens.verify(token);
      jest.setSystemTime(start + 12_000);
      await tokens.verify(token);
      expect(checks()).toBe(2);
      jest.setSystemTime(start + 20_000);
      await expect(tokens.verify(token)).rejects.toEqual(refused);
    });

    it('are cached up to 5,000, evicting the oldest', async () => {
      const { privateKey, publicKey } = await generateKeyPair('ES256');
      let checks = 0;
      const tokens = new Tokens({
        ...{ issuer: 'i', audience: 'a' },
        keys: () => {
          checks += 1;
          return Promise.resolve(publicKey);
        },
      });
      const sign = (sub: string) =>
        new SignJWT({ iss: 'i', aud: 'a', sub, exp: seconds() + 600 })
          .setProtectedHeader({ alg: 'ES256' })
          .sign(privateKey);
      const first = await sign('first');
      const last = await sign('last');
      await tokens.verify(first);
      for (let index = 0; index < 4_999; index += 1) await tokens.verify(await sign(String(index)));
      await tokens.verify(last);
      checks = 0;
      await tokens.verify(last);
      expect(checks).toBe(0);
      await tokens.verify(first);
      expect(checks).toBe(1);
    });
  });
});
