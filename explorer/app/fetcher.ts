import { type Fetcher, createGraphiQLFetcher } from '@graphiql/toolkit';
import { createClient } from 'graphql-ws';
import type { Session } from './session.js';

/** Sends the explorer's operations as this user: over HTTP, or over a web socket for subscriptions. */
export function fetcherFor(session: Session): Fetcher {
  let { token } = session;
  const send = (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };
  return createGraphiQLFetcher({
    url: '/graphql',
    // A tab may stay open for longer than a token is valid.
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      const response = await send(input, init);
      if (response.status !== 401 || !session.renew) return response;
      token = await session.renew();
      return send(input, init);
    },
    wsClient: createClient({
      url: '/graphql',
      connectionParams: () => ({ Authorization: `Bearer ${token}` }),
      retryAttempts: 3,
    }),
  });
}
