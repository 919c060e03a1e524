import type { OidcSetting } from './setting';
import type { SignIn } from './sign-in';

export function createOidcSignIn(_setting: OidcSetting): SignIn {
  const missing = async () => {
    throw new Error('Sign-in through an issuer is not available yet.');
  };
  return { begin: missing, complete: missing, renew: async () => null, signOut: async () => undefined };
}
