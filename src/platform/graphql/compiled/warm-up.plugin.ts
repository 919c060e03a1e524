import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { nextTurn } from '../../../kernel/slices.js';
import type { GraphQLContext } from '../context.js';
import type { CompiledQueries } from './compiled-queries.js';

/** Stops a warm-up before its operation would run; by then, Apollo has parsed, validated and cached its document. */
export function warmUpPlugin(queries: CompiledQueries): ApolloServerPlugin<GraphQLContext> {
  return {
    requestDidStart: ({ contextValue }) => {
      if (!contextValue.isWarmUp) return Promise.resolve();
      return Promise.resolve({
        responseForOperation: async ({ schema, document, operation }) => {
          await nextTurn();
          if (operation) queries.prepare(schema, document, operation);
          return {
            http: { status: undefined, headers: new HeaderMap() },
            body: { kind: 'single', singleResult: { data: null } },
          };
        },
      });
    },
  };
}
