import type { ApiFormat } from './api-description.js';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
const OF_ALL: ReadonlySet<string> = new Set(METHODS);
const OF_3_2: ReadonlySet<string> = new Set([...METHODS, 'query']);

/** The key of a path item under which OpenAPI 3.2 names operations of other methods. */
export const ADDITIONAL = 'additionalOperations';

/** The keys of a path item that are operations. */
export function methodsOf(format: ApiFormat): ReadonlySet<string> {
  return format === 'OPENAPI_3_2' ? OF_3_2 : OF_ALL;
}
