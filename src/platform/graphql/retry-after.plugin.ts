import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLContext } from './context.js';

/** Sets the Retry-After header to the largest `retryAfterSeconds` of the errors. */
export const retryAfterPlugin: ApolloServerPlugin<GraphQLContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { http, body } }) => {
        if (body.kind !== 'single') return Promise.resolve();
        const hints = (body.singleResult.errors ?? []).map(({ extensions }) =>
          Number(extensions?.['retryAfterSeconds'] ?? 0),
        );
        const seconds = Math.max(0, ...hints);
        if (seconds > 0) http.headers.set('retry-after', String(seconds));
        return Promise.resolve();
      },
    }),
};
