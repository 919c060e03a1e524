import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLContext } from './context.js';
import { requestRefused } from './request-refused.js';

/** A subscription over HTTP could never deliver; it is told where to go. */
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
