import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, visit } from 'graphql';
import { isStorable } from '../../kernel/text.js';
import type { GraphQLContext } from './context.js';
import { requestRefused } from './request-refused.js';

/** Far deeper than any input type. */
const MAX_NESTING = 32;

/** Rejects text that cannot be stored unchanged, before the operation runs. */
export const readableTextPlugin: ApolloServerPlugin<GraphQLContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ request, document, source }) => {
        assertReadableText(document, source, request.variables);
        return Promise.resolve();
      },
    }),
};

/** @throws GraphQLError if a text cannot be stored unchanged */
export function assertReadableText(document: DocumentNode, source: string, variables: unknown): void {
  if (source.includes('\\u')) assertReadableLiterals(document);
  assertReadable(variables, 'variables', 0);
}

/** Whether all texts in variables can be stored unchanged. */
export function isReadable(variables: unknown): boolean {
  try {
    assertReadable(variables, '', 0);
    return true;
  } catch {
    return false;
  }
}

function assertReadableLiterals(document: DocumentNode): void {
  visit(document, { StringValue: ({ value }) => assertReadable(value, 'a text in the query', 0) });
}

/** @param where path shown to the caller, e.g. `variables.input.name` */
function assertReadable(value: unknown, where: string, depth: number): void {
  if (typeof value === 'string') {
    if (!isStorable(value))
      throw requestRefused('BAD_USER_INPUT', `${where} contains a NUL character or an unpaired surrogate.`);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= MAX_NESTING) throw requestRefused('BAD_USER_INPUT', 'The variables are nested too deeply.');
  for (const [name, each] of Object.entries(value)) assertReadable(each, `${where}.${name}`, depth + 1);
}
