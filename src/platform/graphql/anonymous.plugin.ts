import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, Kind, visit } from 'graphql';
import type { GraphQLContext } from './context.js';
import { requestRefused } from './request-refused.js';

/**
 * Hides the schema from anonymous callers: no introspection, and no "Did you mean". It is not a secret, as it is published
 * with the sources; but anonymous callers should not be able to cause work.
 */
export const anonymousPlugin: ApolloServerPlugin<GraphQLContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ contextValue, document }) => {
        if (!contextValue.viewer && introspects(document))
          throw requestRefused(
            'UNAUTHENTICATED',
            'Authentication required to read the schema: send a bearer token.',
          );
        return Promise.resolve();
      },
      willSendResponse: ({ contextValue, response: { body } }) => {
        if (!contextValue.viewer && body.kind === 'single' && body.singleResult.errors)
          body.singleResult.errors = body.singleResult.errors.map((error) => ({
            ...error,
            message: error.message.replace(/ Did you mean .*$/s, ''),
          }));
        return Promise.resolve();
      },
    }),
};

function introspects(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.FIELD]: ({ name }: { name: { value: string } }) => {
      found ||= name.value === '__schema' || name.value === '__type';
    },
  });
  return found;
}
