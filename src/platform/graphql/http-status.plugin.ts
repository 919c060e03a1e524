import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLContext } from './context.js';

/** Errors in the GraphQL of a valid HTTP request. */
const GRAPHQL_FAULTS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);

/**
 * Clients that only accept `application/json` treat any status but 200 as a transport error and ignore the body, so GraphQL
 * over HTTP requires 200 for them. All others get 400.
 */
export const httpStatusPlugin: ApolloServerPlugin<GraphQLContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, response: { http, body } }) => {
        const accept = request.http?.headers.get('accept') ?? '';
        const isLegacy = accept.includes('application/json') && !accept.includes('graphql-response+json');
        if (isLegacy && http.status === 400 && body.kind === 'single') {
          const errors = body.singleResult.errors ?? [];
          if (errors.every(({ extensions }) => GRAPHQL_FAULTS.has(String(extensions?.['code']))))
            http.status = 200;
        }
        return Promise.resolve();
      },
    }),
};
