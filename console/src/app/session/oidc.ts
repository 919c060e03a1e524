import * as oauth from 'oauth4webapi';
import { oidc } from '../../messages/en/oidc';
import { keepBegun, ownPath, takeBegun } from './begun-sign-in';
import { Issuer } from './issuer';
import type { OidcSetting } from './setting';
import { type Grant, type SignIn, expiryOf } from './sign-in';
import { type Place, SignInFailure, failureOf } from './sign-in-failure';

/** Signing out goes on without the issuer's answer. */
const REVOCATION_MS = 3_000;

/**
 * Sign-in at an OpenID Connect issuer, as a public client: authorization code with PKCE, renewed by refresh tokens. Every tab has
 * tokens of its own.
 */
export function createOidcSignIn(setting: OidcSetting): SignIn {
  const { origin } = location;
  const place = { origin, redirectUri: `${origin}/signed-in` };
  return new OidcSignIn(new Issuer(setting, place), place);
}

class OidcSignIn implements SignIn {
  /** In memory only. */
  private refreshToken: string | undefined;

  constructor(
    private readonly issuer: Issuer,
    private readonly place: Place,
  ) {}

  begin(returnTo: string): Promise<never> {
    return this.explained(async () => {
      if (!isSecureContext) throw new SignInFailure(oidc.insecure);
      const begun = {
        state: oauth.generateRandomState(),
        nonce: oauth.generateRandomNonce(),
        verifier: oauth.generateRandomCodeVerifier(),
        returnTo: ownPath(returnTo, this.place.origin),
      };
      const url = await this.issuer.authorizationUrl(begun);
      keepBegun(begun);
      // Who comes back by the browser's own button finds a page that waits for nothing.
      addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
      location.assign(url);
      return new Promise<never>(() => undefined);
    });
  }

  complete(url: URL): Promise<{ grant: Grant; returnTo: string }> {
    return this.explained(async () => {
      const begun = takeBegun();
      const returnTo = ownPath(begun?.returnTo ?? '/', this.place.origin);
      // Neither a reload nor the history finds the code, and a second attempt leads to the same page.
      history.replaceState(null, '', returnTo);
      if (begun?.state !== url.searchParams.get('state')) throw new SignInFailure(oidc.notHere);
      const startedAt = Date.now();
      return { grant: this.hold(await this.issuer.redeem(url, begun), startedAt), returnTo };
    });
  }

  renew(): Promise<Grant | null> {
    return this.explained(async () => {
      const { refreshToken } = this;
      if (refreshToken === undefined) return null;
      const startedAt = Date.now();
      const tokens = await this.issuer.refresh(refreshToken);
      if (tokens) return this.hold(tokens, startedAt);
      this.refreshToken = undefined;
      return null;
    });
  }

  async signOut(): Promise<void> {
    const { refreshToken } = this;
    this.refreshToken = undefined;
    if (refreshToken !== undefined)
      await Promise.race([this.issuer.revoke(refreshToken).catch(() => undefined), rest(REVOCATION_MS)]);
    location.assign((await this.issuer.goodbyeUrl().catch(() => null)) ?? '/');
  }

  /** Some issuers replace the refresh token each time, others keep it. */
  private hold(tokens: oauth.TokenEndpointResponse, startedAt: number): Grant {
    const { access_token: accessToken, expires_in: seconds, refresh_token } = tokens;
    this.refreshToken = refresh_token ?? this.refreshToken;
    const expiresAt = seconds === undefined ? expiryOf(accessToken) : startedAt + seconds * 1000;
    return { accessToken, expiresAt };
  }

  private async explained<Result>(act: () => Promise<Result>): Promise<Result> {
    try {
      return await act();
    } catch (error) {
      throw failureOf(error, this.place);
    }
  }
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
