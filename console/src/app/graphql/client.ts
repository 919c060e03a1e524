import { type Client, createClient, fetchExchange } from 'urql';
import type { Session } from '../session/session';
import { createCache } from './cache';
import { type Live, liveExchange } from './live';
import { type Screen, screenExchange } from './screen';

export interface Api {
  readonly client: Client;
  readonly live: Live;
  readonly screen: Screen;
}

const SEEN = 'causeway-seen';

/** Everything that the pages ask goes through here; the token is added to each request. */
export function createApi(session: Session, live: Live, screen: Screen): Api {
  /** How far a replica must be to show what this page has written, as the server says it. */
  let seen: string | null = null;
  const send = async (...[input, init]: Parameters<typeof fetch>) => {
    const token = await session.token();
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${token}`);
    if (seen !== null) headers.set(SEEN, seen);
    const response = await fetch(input, { ...init, headers });
    seen = response.headers.get(SEEN) ?? seen;
    return { token, response };
  };
  const authorized: typeof fetch = async (...request) => {
    const { token, response } = await send(...request);
    if (response.status !== 401 || !(await session.refused(token))) return response;
    const second = await send(...request);
    if (second.response.status === 401) session.end('refused');
    return second.response;
  };
  const client = createClient({
    url: '/graphql',
    preferGetMethod: false,
    fetch: authorized,
    exchanges: [screenExchange(screen), createCache(), fetchExchange, liveExchange(live)],
  });
  screen.client = client;
  return { client, live, screen };
}
