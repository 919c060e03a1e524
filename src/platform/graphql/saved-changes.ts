import type { GraphQLObjectType } from 'graphql';
import { currentContext } from '../base/request-context.js';
import { fieldsOf } from './reads/schema/fields.js';

/** Records which mutations of a request have committed. They run one after the other, each including its response. */
export function rememberSaved(mutations: GraphQLObjectType): void {
  for (const field of fieldsOf(mutations)) {
    const { resolve } = field;
    if (!resolve) continue;
    field.resolve = async (source, args, context, info) => {
      const request = currentContext();
      if (!request) return resolve(source, args, context, info);
      request.committed = false;
      try {
        return await resolve(source, args, context, info);
      } finally {
        if (request.committed) (request.saved ??= new Set()).add(info.path.key);
      }
    };
  }
}

/**
 * Whether an error occurred in the response of a committed mutation.
 * @param path of the error in the response
 */
export function isSaved(path: readonly (string | number)[] | undefined): boolean {
  return path?.[0] !== undefined && currentContext()?.saved?.has(path[0]) === true;
}
