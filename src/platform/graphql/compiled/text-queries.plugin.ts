import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { GraphQLContext } from '../context.js';
import { fragmentsOf } from './compiled-queries.js';
import type { KnownQueries } from './known-queries.js';
import type { TextQueries } from './text-queries.js';
import { writtenData } from './written-data.js';

/** Answers with text what SQL can write as the response has it; the other executors do the rest. */
export function textQueriesPlugin(
  queries: TextQueries,
  known: KnownQueries,
): ApolloServerPlugin<GraphQLContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async ({ schema, document, operation, request, contextValue }) => {
          const fragments = fragmentsOf(document);
          const text =
            operation &&
            (await queries.answer(schema, operation, fragments, request.variables ?? {}, contextValue));
          if (!text) return null;
          if (request.query)
            known.remember(request.query, request.operationName, { schema, operation, fragments });
          return {
            http: { status: undefined, headers: new HeaderMap() },
            body: { kind: 'single', singleResult: { data: writtenData(text) } },
          };
        },
      }),
  };
}
