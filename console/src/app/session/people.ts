import { type Grant, type SignIn, expiryOf } from './sign-in';

/** Whom this tab last signed in as; no secret, and the token is not kept. */
const CHOSEN = 'causeway.person';

export interface Person {
  readonly email: string;
  readonly name: string;
  readonly role: string;
}

/** Sign-in of the embedded default: one chooses a person of the demo. */
export interface PeopleSignIn extends SignIn {
  people(): Promise<readonly Person[]>;
  choose(email: string): Promise<Grant>;
}

export const createPeopleSignIn = (): PeopleSignIn => ({
  async people() {
    const response = await fetch('/dev/people');
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    return ((await response.json()) as { people: Person[] }).people;
  },
  async choose(email) {
    const grant = await grantFor(email);
    if (grant === null) throw new Error(`${email} cannot sign in here.`);
    sessionStorage.setItem(CHOSEN, email);
    return grant;
  },
  async begin() {
    throw new Error('One chooses a person.');
  },
  async complete() {
    throw new Error('One chooses a person.');
  },
  async renew() {
    const email = sessionStorage.getItem(CHOSEN);
    return email === null ? null : grantFor(email);
  },
  async signOut() {
    sessionStorage.removeItem(CHOSEN);
  },
});

/** Null if there is no such person, or no longer. */
async function grantFor(email: string): Promise<Grant | null> {
  const response = await fetch('/dev/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const { token } = (await response.json()) as { token: string };
  return { accessToken: token, expiresAt: expiryOf(token) };
}
