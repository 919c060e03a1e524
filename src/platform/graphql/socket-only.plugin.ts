import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLContext } from './context.js';
import { requestRefused } from './request-refused.js';

/** Rejects subscriptions over HTTP, which could not deliver anything, and points to the web socket. */
export const socketOnlyPlugin: ApolloServerPlugin<GraphQLContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ operation }) => {
        if (operation?.operation === 'subscription')
          throw requestRefused('BAD_USER_INPUT', 'Send a subscription over the web socket at /graphql.');
        return Promise.resolve();
      },
    }),
};
