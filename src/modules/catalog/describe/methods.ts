import type { ApiFormat } from './api-description.js';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
const OF_ALL: ReadonlySet<string> = new Set(METHODS);
const OF_3_2: ReadonlySet<string> = new Set([...METHODS, 'query']);

/** Key of a path item that holds operations with other methods in OpenAPI 3.2. */
export const ADDITIONAL = 'additionalOperations';

/** Keys of a path item that hold operations. */
export function methodsOf(format: ApiFormat): ReadonlySet<string> {
  return format === 'OPENAPI_3_2' ? OF_3_2 : OF_ALL;
}
