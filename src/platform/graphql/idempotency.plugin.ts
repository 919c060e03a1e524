import type { ApolloServerPlugin } from '@apollo/server';
import { type OperationDefinitionNode, print } from 'graphql';
import { createHash } from 'node:crypto';
import { currentContext } from '../observability/request-context.js';
import type { GraphQLContext } from './context.js';
import { requestRefused } from './request-refused.js';

/** Holds an `Idempotency-Key` to one root mutation and to its variables. */
export const idempotencyPlugin: ApolloServerPlugin<GraphQLContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ operation, request }) => {
        const context = currentContext();
        if (context?.idempotencyKey !== undefined && operation?.operation === 'mutation') {
          refuseSeveral(operation);
          context.fingerprint = fingerprint(operation, request.variables ?? {});
        }
        return Promise.resolve();
      },
    }),
};

function refuseSeveral(operation: OperationDefinitionNode): void {
  const [first, ...others] = operation.selectionSet.selections;
  if (first?.kind === 'Field' && others.length === 0) return;
  throw requestRefused('BAD_USER_INPUT', 'An Idempotency-Key goes with exactly one root mutation.');
}

/** The same operation written with other spaces is the same; the order of a variable's properties does not matter. */
function fingerprint(operation: OperationDefinitionNode, variables: Record<string, unknown>): string {
  return createHash('sha256')
    .update(print(operation))
    .update('\0')
    .update(JSON.stringify(sorted(variables)))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}
