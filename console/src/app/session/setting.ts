/** How this server signs people in. */
export type Setting =
  | { readonly signIn: 'people'; readonly now: string }
  | { readonly signIn: 'none'; readonly now: string }
  | ({ readonly signIn: 'oidc'; readonly now: string } & OidcSetting);

export interface OidcSetting {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  readonly audience: string;
  /** The parameter of an authorization request that names the API. */
  readonly audienceParameter: 'resource' | 'audience' | 'none';
}

export async function readSetting(): Promise<Setting> {
  const response = await fetch('/console/setting.json');
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()) as Setting;
}
