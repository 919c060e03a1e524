import type { ConsoleClient, Runtime } from '../base/runtime.js';

/** How people sign in to the console, and the instant of the server's clock. */
export type ConsoleSetting = { readonly now: string } & (
  | {
      /** `people`: as one of the users of the embedded default; `none`: not at all. */
      readonly signIn: 'people' | 'none';
    }
  | ({ readonly signIn: 'oidc'; readonly issuer: string; readonly audience: string } & ConsoleClient)
);

export function consoleSetting({ dev, clock, auth, consoleClient }: Runtime): ConsoleSetting {
  const now = clock.now().toISOString();
  if (dev) return { signIn: 'people', now };
  if (!consoleClient) return { signIn: 'none', now };
  const { issuer, audience } = auth;
  return { signIn: 'oidc', issuer, audience, ...consoleClient, now };
}
