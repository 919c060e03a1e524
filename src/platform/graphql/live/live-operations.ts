import {
  type DocumentNode,
  type ExecutionArgs,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { MAX_TOKENS, VALIDATION_RULES } from '../armor.js';
import type { GraphQLContext } from '../context.js';
import { assertReadableText } from '../readable-text.plugin.js';
import { readColumn } from '../reads/schema/read-column.js';
import { requestRefused } from '../request-refused.js';

/** A client's subscription request. */
export interface Asked {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
}

const MAX_VARIABLE_ERRORS = 10;

/**
 * Applies all checks of an HTTP request to a subscription.
 * @returns the execution arguments, or the caller's errors
 */
export function prepareSubscription(
  schema: GraphQLSchema,
  asked: Asked,
  contextValue: GraphQLContext,
): ExecutionArgs | readonly GraphQLError[] {
  try {
    const document = parse(asked.query, { maxTokens: MAX_TOKENS });
    const faults = validate(schema, document, [...specifiedRules, ...VALIDATION_RULES]);
    if (faults.length > 0) return faults.map((fault) => validationFault(fault));
    const { variables, operationName } = asked;
    const operation = subscriptionOf(document, operationName);
    assertReadableText(document, asked.query, variables ?? undefined);
    const mistakes = variableMistakes(schema, operation, variables ?? {});
    if (mistakes.length > 0) return mistakes.map((mistake) => withCode(mistake, 'BAD_USER_INPUT'));
    return {
      ...{ schema, document, contextValue, fieldResolver: readColumn },
      ...{ operationName: operationName ?? null, variableValues: variables ?? null },
    };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return [withCode(error, 'GRAPHQL_PARSE_FAILED')];
  }
}

/** Queries and mutations are only accepted over HTTP, with its limits, idempotency keys and logs. */
function subscriptionOf(
  document: DocumentNode,
  operationName: string | null | undefined,
): OperationDefinitionNode {
  const operation = getOperationAST(document, operationName);
  if (!operation)
    throw requestRefused('BAD_USER_INPUT', 'Select one of the operations with `operationName`.');
  if (operation.operation === 'subscription') return operation;
  throw requestRefused(
    'BAD_USER_INPUT',
    `Send a ${operation.operation} over HTTP; the web socket only takes subscriptions.`,
  );
}

function variableMistakes(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Record<string, unknown>,
): readonly GraphQLError[] {
  const options = { maxErrors: MAX_VARIABLE_ERRORS };
  return getVariableValues(schema, variableDefinitions, variables, options).errors ?? [];
}

/** As Apollo does over HTTP, whatever code the rule sets. */
function validationFault(fault: GraphQLError): GraphQLError {
  const { message, nodes, source, positions } = fault;
  const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' };
  return new GraphQLError(message, { nodes, source, positions, extensions });
}

/** Adds the code that Apollo uses over HTTP, unless the error has one. */
function withCode(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions, path, originalError, extensions } = error;
  return new GraphQLError(message, {
    ...{ nodes, source, positions, path, originalError },
    extensions: { code, ...extensions },
  });
}
