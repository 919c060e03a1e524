import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
} from 'graphql';
import { createHash } from 'node:crypto';
import { currentContext } from '../base/request-context.js';
import type { GraphQLContext } from './context.js';
import { keyOf } from './reads/fragments/selected.js';
import { requestRefused } from './request-refused.js';

/** Ties an `Idempotency-Key` to one root mutation and its variables. */
export const idempotencyPlugin: ApolloServerPlugin<GraphQLContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ document, operation, request }) => {
        const context = currentContext();
        if (context?.idempotencyKey !== undefined && operation?.operation === 'mutation') {
          const fragments = fragmentsOf(document);
          if (new Set(rootKeys(operation.selectionSet, fragments)).size !== 1)
            throw requestRefused('BAD_USER_INPUT', 'An Idempotency-Key requires exactly one root mutation.');
          context.fingerprint = fingerprint([operation, ...fragments], request.variables ?? {});
        }
        return Promise.resolve();
      },
    }),
};

function fragmentsOf({ definitions }: DocumentNode): readonly FragmentDefinitionNode[] {
  return definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
}

/** The response keys of an operation's root fields, with fragments expanded; validation has rejected circular fragments. */
function rootKeys(
  { selections }: SelectionSetNode,
  fragments: readonly FragmentDefinitionNode[],
): readonly string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [keyOf(selection)];
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootKeys(selection.selectionSet, fragments);
    const named = fragments.find(({ name }) => name.value === selection.name.value);
    return named ? rootKeys(named.selectionSet, fragments) : [];
  });
}

/** Ignores the operation's whitespace and the order of properties in variables. */
function fingerprint(
  asked: readonly (OperationDefinitionNode | FragmentDefinitionNode)[],
  variables: Record<string, unknown>,
): string {
  return createHash('sha256')
    .update(asked.map((each) => print(each)).join('\n'))
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
