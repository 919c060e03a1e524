/** A user the development sign-in issues tokens for. */
export interface Person {
  readonly email: string;
  readonly name: string;
  readonly role: string;
}

export interface Viewer {
  readonly email: string;
  readonly name: string;
  readonly role: string;
}

/** How users sign in to this server, and its current day. */
export interface Setting {
  /** Null if users bring their own token. */
  readonly people: readonly Person[] | null;
  readonly today: string;
}

export async function loadSetting(): Promise<Setting> {
  const { signIn, today } = await json<{ signIn: 'people' | 'token'; today: string }>(
    '/graphiql/setting.json',
  );
  return { people: signIn === 'people' ? await loadPeople() : null, today };
}

/** Null if the development sign-in rejects this browser, which then signs in with a token as in production. */
async function loadPeople(): Promise<readonly Person[] | null> {
  const response = await fetch('/dev/people');
  return response.ok ? ((await response.json()) as { people: readonly Person[] }).people : null;
}

export async function tokenOf(email: string): Promise<string> {
  const { token } = await json<{ token: string }>('/dev/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  });
  return token;
}

/**
 * The user a token belongs to.
 * @throws Error with the server's message if the token is not accepted
 */
export async function viewerOf(token: string): Promise<Viewer> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { email name role } }' }),
  });
  const answer = (await response.json()) as Answer;
  if (!answer.data) throw new Error(answer.errors?.[0]?.message ?? 'The token was not accepted.');
  return answer.data.viewer;
}

interface Answer {
  readonly data?: { readonly viewer: Viewer } | null;
  readonly errors?: readonly { readonly message: string }[];
}

async function json<T>(url: string, init?: RequestInit): Promise<T> {
  const response = await fetch(url, init);
  const body = (await response.json()) as T & { readonly error?: { readonly message: string } };
  if (!response.ok) throw new Error(body.error?.message ?? `${url} returned ${response.status}.`);
  return body;
}
