import type { ApolloServerPlugin } from '@apollo/server';
import { getOperationAST, type OperationDefinitionNode } from 'graphql';
import { currentContext } from '../base/request-context.js';
import type { GraphQLContext } from './context.js';

/** A name is the client's own text. */
const LONGEST_NAME = 100;

/** Names the operation in the log line of its request; what it asks for and its variables stay out. */
export const requestLogPlugin: ApolloServerPlugin<GraphQLContext> = {
  requestDidStart: () =>
    Promise.resolve({
      // Only what is seen for the first time is validated; only what is valid is resolved.
      validationDidStart: ({ document, request }) => {
        note(getOperationAST(document, request.operationName));
        return Promise.resolve();
      },
      didResolveOperation: ({ operation }) => {
        note(operation);
        return Promise.resolve();
      },
    }),
};

/** @returns as `query Portfolio`; the kind alone where the client gave no name */
export function describeOperation({ operation, name }: OperationDefinitionNode): string {
  return name ? `${operation} ${name.value.slice(0, LONGEST_NAME)}` : operation;
}

function note(operation: OperationDefinitionNode | null | undefined): void {
  const context = currentContext();
  if (context && operation) context.operation = describeOperation(operation);
}
