import { type JWK, exportJWK, generateKeyPair } from 'jose';
import type { ChildProcess } from 'node:child_process';
import { spawnUntilFirstLine } from './os-processes.js';
import { freePort } from './process.js';

export type Audience = 'urn:causeway' | 'urn:brief' | 'urn:other' | 'urn:console';

/** A real OpenID Connect provider whose people are its clients. */
export class OidcProvider {
  private child: ChildProcess | undefined;
  private constructor(
    private readonly port: number,
    private readonly origins: readonly string[],
  ) {}

  /** @param origins of consoles where people sign in with a browser */
  static async start(origins: readonly string[] = []): Promise<OidcProvider> {
    const provider = new OidcProvider(await freePort(), origins);
    await provider.run();
    return provider;
  }

  get issuer(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Restarts it with a new key in place of the old one. */
  async rotate(): Promise<void> {
    await this.stop();
    await this.run();
  }

  async token(person: string, resource: Audience = 'urn:causeway'): Promise<string> {
    const credentials = { client_id: person, client_secret: 'test' };
    const response = await fetch(`${this.issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', resource, ...credentials }),
    });
    const answer = (await response.json()) as { access_token?: string };
    if (!answer.access_token) throw new Error(JSON.stringify(answer));
    return answer.access_token;
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.child!.once('exit', resolve));
    this.child!.kill('SIGKILL');
    await gone;
  }

  private async run(): Promise<void> {
    const jwks = JSON.stringify({ keys: [await newKey()] });
    const args = ['test/support/oidc-provider.mjs', String(this.port), jwks, JSON.stringify(this.origins)];
    const { child } = await spawnUntilFirstLine(process.execPath, args);
    this.child = child;
  }
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), alg: 'RS256', use: 'sig' };
}
