import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLContext } from './context.js';
import { requestRefused } from './request-refused.js';

/** graphql-js only finds out while it executes that a schema has no subscriptions, say, and calls it a fault of ours. */
export const knownRootPlugin: ApolloServerPlugin<GraphQLContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ operation, schema }) => {
        if (operation && !schema.getRootType(operation.operation))
          throw requestRefused('BAD_USER_INPUT', `This API has no ${operation.operation}s.`);
        if (operation?.operation === 'subscription')
          throw requestRefused('BAD_USER_INPUT', 'Send a subscription over the web socket at /graphql.');
        return Promise.resolve();
      },
    }),
};
