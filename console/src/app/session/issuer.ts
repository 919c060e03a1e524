import * as oauth from 'oauth4webapi';
import { oidc } from '../../messages/en/oidc';
import type { BegunSignIn } from './begun-sign-in';
import type { OidcSetting } from './setting';
import { type Place, SignInFailure } from './sign-in-failure';

type Metadata = oauth.AuthorizationServer;
type Tokens = oauth.TokenEndpointResponse;

const TIMEOUT_MS = 15_000;

/** An OpenID Connect issuer, as its public client talks to it. */
export class Issuer {
  private readonly client: oauth.Client;
  private known: Promise<Metadata> | null = null;

  constructor(
    private readonly setting: OidcSetting,
    private readonly place: Place,
  ) {
    this.client = { client_id: setting.clientId };
  }

  /** Where a person signs in. */
  async authorizationUrl({ state, nonce, verifier }: BegunSignIn): Promise<URL> {
    const { authorization_endpoint: endpoint } = await this.metadata();
    return withParameters(endpoint!, {
      client_id: this.setting.clientId,
      redirect_uri: this.place.redirectUri,
      response_type: 'code',
      scope: this.setting.scope,
      ...{ state, nonce },
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...this.naming('resource', 'audience'),
    });
  }

  /** @param url to which the issuer sent the browser back */
  async redeem(url: URL, { state, nonce, verifier }: BegunSignIn): Promise<Tokens> {
    const metadata = await this.metadata();
    const parameters = oauth.validateAuthResponse(metadata, this.client, url, state);
    const response = await oauth.authorizationCodeGrantRequest(
      ...([metadata, this.client, oauth.None(), parameters, this.place.redirectUri, verifier] as const),
      this.options(this.naming('resource')),
    );
    const expected = { expectedNonce: nonce, requireIdToken: true };
    return oauth.processAuthorizationCodeResponse(metadata, this.client, response, expected);
  }

  /** @returns null if the issuer no longer accepts the refresh token */
  async refresh(refreshToken: string): Promise<Tokens | null> {
    const metadata = await this.metadata();
    const options = this.options(this.naming('resource'));
    const response = await oauth.refreshTokenGrantRequest(
      ...([metadata, this.client, oauth.None(), refreshToken, options] as const),
    );
    try {
      return await oauth.processRefreshTokenResponse(metadata, this.client, response);
    } catch (error) {
      if (error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant') return null;
      throw error;
    }
  }

  async revoke(token: string): Promise<void> {
    const metadata = await this.metadata();
    if (this.mayCall(metadata.revocation_endpoint))
      await oauth.revocationRequest(metadata, this.client, oauth.None(), token, this.options());
  }

  /** Where the issuer ends its own session, perhaps after asking; null if it cannot. No token stands in this address. */
  async goodbyeUrl(): Promise<URL | null> {
    const { end_session_endpoint: endpoint } = await this.metadata();
    if (endpoint === undefined) return null;
    return withParameters(endpoint, {
      client_id: this.setting.clientId,
      post_logout_redirect_uri: `${this.place.origin}/`,
    });
  }

  private metadata(): Promise<Metadata> {
    this.known ??= this.discover().catch((error: unknown) => {
      this.known = null;
      throw error;
    });
    return this.known;
  }

  private async discover(): Promise<Metadata> {
    const url = new URL(this.setting.issuer);
    const metadata = await oauth.processDiscoveryResponse(
      url,
      await oauth.discoveryRequest(url, this.options()),
    );
    if (!metadata.authorization_endpoint || !metadata.token_endpoint) throw new SignInFailure(oidc.unusable);
    if (!this.mayCall(metadata.token_endpoint))
      throw new SignInFailure(oidc.elsewhere(metadata.token_endpoint));
    return metadata;
  }

  /** Whether the content security policy lets this page send requests there. */
  private mayCall(endpoint: string | undefined): boolean {
    if (endpoint === undefined) return false;
    return [new URL(this.setting.issuer).origin, this.place.origin].includes(new URL(endpoint).origin);
  }

  /** The parameter by which a request names the API, if the issuer takes it by one of these. */
  private naming(...parameters: OidcSetting['audienceParameter'][]): Record<string, string> {
    const { audience, audienceParameter } = this.setting;
    return parameters.includes(audienceParameter) ? { [audienceParameter]: audience } : {};
  }

  private options(additionalParameters: Record<string, string> = {}) {
    return {
      additionalParameters,
      // The server's configuration accepts http for an issuer on this machine only.
      [oauth.allowInsecureRequests]: this.setting.issuer.startsWith('http:'),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    };
  }
}

function withParameters(endpoint: string, parameters: Readonly<Record<string, string>>): URL {
  const url = new URL(endpoint);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}
