import { ApiDescriptionError, type ApiFormat } from './api-description.js';
import { isTree, member, type Tree } from './json-pointer.js';
import type { Source } from './source.js';
import { quote } from './warnings.js';

export type VersionKey = 'openapi' | 'swagger';

export interface FormatFound {
  readonly format: ApiFormat;
  readonly label: string;
  readonly key: VersionKey;
  /** The version as it was written, also where YAML takes `2.0` for a number. */
  readonly version: string;
  readonly root: Tree;
}

const FORMATS: readonly {
  readonly key: VersionKey;
  readonly pattern: RegExp;
  readonly format: ApiFormat;
  readonly label: string;
}[] = [
  { key: 'openapi', pattern: /^3\.1(\.|-|$)/, format: 'OPENAPI_3_1', label: 'OpenAPI 3.1' },
  { key: 'openapi', pattern: /^3\.0(\.|-|$)/, format: 'OPENAPI_3_0', label: 'OpenAPI 3.0' },
  { key: 'swagger', pattern: /^2(\.0)?$/, format: 'SWAGGER_2_0', label: 'Swagger 2.0' },
];

/** @throws ApiDescriptionError for what is not OpenAPI 3.0, 3.1 or Swagger 2.0 with a map of paths */
export function findFormat(source: Source): FormatFound {
  const root = source.toValues();
  if (!isTree(root)) throw new ApiDescriptionError('An API description is a map of keys; this is none.', 1);
  const found = { ...formatOf(source, versionKey(source, root)), root };
  if (member(root, 'paths') === undefined) {
    throw new ApiDescriptionError("The key 'paths' is missing.", source.lineOf(`/${found.key}`));
  }
  if (!isTree(root.paths))
    throw new ApiDescriptionError("'paths' is not a map of paths.", source.lineOf('/paths'));
  return found;
}

function versionKey(source: Source, root: Tree): VersionKey {
  const keys = (['openapi', 'swagger'] as const).filter((key) => Object.hasOwn(root, key));
  const [key, second] = keys;
  if (key === undefined) {
    throw new ApiDescriptionError("This is no API description: neither 'openapi' nor 'swagger' is given.", 1);
  }
  if (second !== undefined) {
    throw new ApiDescriptionError("Both 'openapi' and 'swagger' are given.", source.lineOf(`/${second}`));
  }
  return key;
}

function formatOf(source: Source, key: VersionKey): Omit<FormatFound, 'root'> {
  const version = source.writtenAt(key) ?? '';
  const found = FORMATS.find((known) => known.key === key && known.pattern.test(version));
  if (!found) {
    const message = `The version ${quote(version)} of '${key}' is not supported: OpenAPI 3.0, 3.1 and Swagger 2.0 are.`;
    throw new ApiDescriptionError(message, source.lineOf(`/${key}`));
  }
  return { format: found.format, label: found.label, key, version };
}
