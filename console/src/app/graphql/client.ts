import { type Client, createClient, fetchExchange, mapExchange } from 'urql';
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
  const authorized: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${await session.token()}`);
    const response = await fetch(input, { ...init, headers });
    if (response.status !== 401 || !(await session.refused())) return response;
    headers.set('authorization', `Bearer ${await session.token()}`);
    return fetch(input, { ...init, headers });
  };
  const client = createClient({
    url: '/graphql',
    preferGetMethod: false,
    fetch: authorized,
    exchanges: [
      screenExchange(screen),
      mapExchange({
        onResult({ error }) {
          if (error?.graphQLErrors.some(({ extensions }) => extensions['code'] === 'UNAUTHENTICATED'))
            void session.refused();
        },
      }),
      createCache(),
      fetchExchange,
      liveExchange(live),
    ],
  });
  screen.client = client;
  return { client, live, screen };
}
