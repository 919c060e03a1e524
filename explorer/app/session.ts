import { type Viewer, tokenOf, viewerOf } from './server.js';

/** Somebody signed in; the token is in memory alone, but for one typed in, which lives as long as the browser's tab. */
export interface Session extends Viewer {
  readonly token: string;
  /** A fresh token after the first has run out; null where people bring their own. */
  readonly renew: (() => Promise<string>) | null;
}

const PERSON = 'causeway.person';
const TOKEN = 'causeway.token';

export async function signInAs(person: Viewer): Promise<Session> {
  const renew = () => tokenOf(person.email);
  const session = { ...person, token: await renew(), renew };
  sessionStorage.setItem(PERSON, person.email);
  return session;
}

export async function signInWith(typed: string): Promise<Session> {
  const token = typed.trim().replace(/^Bearer\s+/i, '');
  const session = { ...(await viewerOf(token)), token, renew: null };
  sessionStorage.setItem(TOKEN, token);
  return session;
}

/** Whoever was signed in before the page was loaded again; null for nobody. */
export async function signedInBefore(people: readonly Viewer[] | null): Promise<Session | null> {
  const email = sessionStorage.getItem(PERSON);
  const person = people?.find((each) => each.email === email);
  if (person) return signInAs(person);
  const token = people ? null : sessionStorage.getItem(TOKEN);
  return token === null ? null : signInWith(token).catch(forget);
}

export function forget(): null {
  sessionStorage.removeItem(PERSON);
  sessionStorage.removeItem(TOKEN);
  return null;
}
