import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { GraphQLContext } from '../context.js';
import type { CompiledQueries } from './compiled-queries.js';
import { RootAnswers } from './root-answers.js';

/**
 * Runs compiled queries instead of graphql-js. If a result has errors, graphql-js takes over, so that errors have its
 * messages and Apollo's formatting; it reuses the answers of the root fields.
 */
export function compiledQueriesPlugin(queries: CompiledQueries): ApolloServerPlugin<GraphQLContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async ({ schema, document, operation, request, contextValue }) => {
          const run = operation && queries.find(schema, document, operation);
          if (!run) return null;
          contextValue.rootAnswers ??= new RootAnswers();
          const result = await run(undefined, contextValue, request.variables);
          if (result.errors) return null;
          return {
            http: { status: undefined, headers: new HeaderMap() },
            body: { kind: 'single', singleResult: { data: result.data } },
          };
        },
      }),
  };
}
