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

/** Everything that the pages ask goes through here; the token is added to each request. */
export function createApi(session: Session, live: Live, screen: Screen): Api {
  const send = async (...[input, init]: Parameters<typeof fetch>) => {
    const token = await session.token();
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${token}`);
    return { token, response: await fetch(input, { ...init, headers }) };
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
