import type { ApolloServerPlugin } from '@apollo/server';
import { getOperationAST, type OperationDefinitionNode } from 'graphql';
import { currentContext } from '../base/request-context.js';
import type { GraphQLContext } from './context.js';

/** The name is chosen by the client. */
const MAX_NAME = 100;

/** Adds the operation's name to the request's log line; its selection and variables are not logged. */
export const requestLogPlugin: ApolloServerPlugin<GraphQLContext> = {
  requestDidStart: () =>
    Promise.resolve({
      // Known documents are not validated again, and invalid ones are never resolved, so both hooks are needed.
      validationDidStart: ({ document, request }) => {
        recordOperation(getOperationAST(document, request.operationName));
        return Promise.resolve();
      },
      didResolveOperation: ({ operation }) => {
        recordOperation(operation);
        return Promise.resolve();
      },
    }),
};

/** @returns e.g. `query Portfolio`; only the kind if the operation has no name */
export function describeOperation({ operation, name }: OperationDefinitionNode): string {
  return name ? `${operation} ${name.value.slice(0, MAX_NAME)}` : operation;
}

function recordOperation(operation: OperationDefinitionNode | null | undefined): void {
  const context = currentContext();
  if (context && operation) context.operation = describeOperation(operation);
}
