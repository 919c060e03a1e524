/** An access token, kept in memory only. */
export interface Grant {
  readonly accessToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A way to sign in. */
export interface SignIn {
  /** Leaves this page for the issuer's. @param returnTo path of this origin to come back to */
  begin(returnTo: string): Promise<never>;
  /** Redeems the address that the issuer sent the browser back to. */
  complete(url: URL): Promise<{ readonly grant: Grant; readonly returnTo: string }>;
  /** Null if the person has to sign in again. */
  renew(): Promise<Grant | null>;
  signOut(): Promise<void>;
}

/** When an access token (JWT) expires; in five minutes if it does not say. */
export function expiryOf(accessToken: string): number {
  const soon = Date.now() + 300_000;
  try {
    const claims = accessToken.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    const { exp } = JSON.parse(atob(claims)) as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : soon;
  } catch {
    return soon;
  }
}
