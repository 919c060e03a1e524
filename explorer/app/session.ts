import { type Viewer, tokenOf, viewerOf } from './server.js';

/** A signed-in user. The token is only kept in memory, except for one typed in, which lives as long as the browser tab. */
export interface Session extends Viewer {
  readonly token: string;
  /** Gets a new token when the first has expired; null if users bring their own. */
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

/** The user who was signed in before the page was reloaded; null if none. */
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
