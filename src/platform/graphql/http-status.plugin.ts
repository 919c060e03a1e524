import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLContext } from './context.js';

/** What is wrong with the GraphQL of a request that is sound as HTTP. */
const GRAPHQL_FAULTS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);

/**
 * Clients that accept `application/json` alone take any other status than 200 for a fault of the transport, and do not look
 * at the errors: GraphQL over HTTP has them answered 200. Everyone else is told 400.
 */
export const httpStatusPlugin: ApolloServerPlugin<GraphQLContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, response: { http, body } }) => {
        const accept = request.http?.headers.get('accept') ?? '';
        const isOld = accept.includes('application/json') && !accept.includes('graphql-response+json');
        if (isOld && http.status === 400 && body.kind === 'single') {
          const errors = body.singleResult.errors ?? [];
          if (errors.every(({ extensions }) => GRAPHQL_FAULTS.has(String(extensions?.['code']))))
            http.status = 200;
        }
        return Promise.resolve();
      },
    }),
};
