import { type JWK, type JWTPayload, SignJWT, exportJWK, generateKeyPair } from 'jose';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const ALGORITHM = 'RS256';
export const AUDIENCE = 'causeway';
type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

export interface Key {
  readonly kid: string;
  readonly privateKey: PrivateKey;
  readonly jwk: JWK;
}

export interface Signing {
  readonly key?: Key;
  readonly header?: object;
  /** Undefined leaves a claim out. */
  readonly claims?: JWTPayload;
}

/** A company's OpenID Connect provider, over HTTP; a test decides what it answers. */
export class HttpIssuer {
  keys: Key[] = [];
  /** Answered instead of the documents while it is set. */
  fault: { status: number; body: string } | null = null;
  spokenIssuer: string | null = null;
  readonly asked: string[] = [];

  private constructor(private readonly server: Server) {}

  /** @param key the one it signs with; made where none is given, which takes a while */
  static async start(key?: Key): Promise<HttpIssuer> {
    const server = createServer((request, response) => {
      issuer.asked.push(request.url ?? '');
      const { status, body } = issuer.fault ?? { status: 200, body: issuer.documentAt(request.url ?? '') };
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    const issuer = new HttpIssuer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    issuer.keys = [key ?? (await newKey('first'))];
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  sign({ key = this.keys[0]!, header = {}, claims = {} }: Signing = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: this.url, aud: AUDIENCE, sub: 'subject', iat: now, exp: now + 600, ...claims };
    return new SignJWT(payload)
      .setProtectedHeader({ alg: ALGORITHM, kid: key.kid, ...header })
      .sign(key.privateKey);
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private documentAt(url: string): string {
    if (url === '/keys') return JSON.stringify({ keys: this.keys.map(({ jwk }) => jwk) });
    return JSON.stringify({ issuer: this.spokenIssuer ?? this.url, jwks_uri: `${this.url}/keys` });
  }
}

export async function newKey(kid: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM);
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: ALGORITHM, use: 'sig' } };
}
