import { ApiDescriptionError, type ApiFormat } from './api-description.js';
import { isTree, member, type Tree } from './json-pointer.js';
import type { Source } from './source.js';
import { quote } from './warnings.js';

export type VersionKey = 'openapi' | 'swagger';

export interface FormatFound {
  readonly format: ApiFormat;
  readonly label: string;
  readonly key: VersionKey;
  /** As written in the document, since YAML reads `2.0` as a number. */
  readonly version: string;
  readonly root: Tree;
  /** Empty if the format allows it to be missing. */
  readonly paths: Tree;
}

const FORMATS: readonly {
  readonly key: VersionKey;
  readonly pattern: RegExp;
  readonly format: ApiFormat;
  readonly label: string;
  /** Keys of which one must be present if `paths` is missing. */
  readonly instead: readonly string[];
}[] = [
  {
    ...{ key: 'openapi', pattern: /^3\.2(\.|-|$)/, format: 'OPENAPI_3_2', label: 'OpenAPI 3.2' },
    instead: ['webhooks', 'components'],
  },
  {
    ...{ key: 'openapi', pattern: /^3\.1(\.|-|$)/, format: 'OPENAPI_3_1', label: 'OpenAPI 3.1' },
    instead: ['webhooks', 'components'],
  },
  {
    ...{ key: 'openapi', pattern: /^3\.0(\.|-|$)/, format: 'OPENAPI_3_0', label: 'OpenAPI 3.0' },
    instead: [],
  },
  { key: 'swagger', pattern: /^2(\.0)?$/, format: 'SWAGGER_2_0', label: 'Swagger 2.0', instead: [] },
];

/** @throws ApiDescriptionError if it is not OpenAPI 3.0, 3.1, 3.2 or Swagger 2.0, or `paths` is invalid */
export function findFormat(source: Source): FormatFound {
  const root = source.toValues();
  if (!isTree(root))
    throw new ApiDescriptionError('An API description must be an object at the top level.', 1);
  const { instead, ...found } = formatOf(source, versionKey(source, root));
  return { ...found, root, paths: pathsOf(source, root, found.key, instead) };
}

function pathsOf(source: Source, root: Tree, key: VersionKey, instead: readonly string[]): Tree {
  const paths = member(root, 'paths');
  if (isTree(paths)) return paths;
  if (paths !== undefined)
    throw new ApiDescriptionError("'paths' is not an object.", source.lineOf('/paths'));
  if (instead.some((other) => isTree(member(root, other)))) return {};
  throw new ApiDescriptionError("The key 'paths' is missing.", source.lineOf(`/${key}`));
}

function versionKey(source: Source, root: Tree): VersionKey {
  const keys = (['openapi', 'swagger'] as const).filter((key) => Object.hasOwn(root, key));
  const [key, second] = keys;
  if (key === undefined) {
    throw new ApiDescriptionError(
      "This is not an API description: it has neither 'openapi' nor 'swagger'.",
      1,
    );
  }
  if (second !== undefined) {
    throw new ApiDescriptionError(
      "The document has both 'openapi' and 'swagger'.",
      source.lineOf(`/${second}`),
    );
  }
  return key;
}

function formatOf(
  source: Source,
  key: VersionKey,
): Omit<FormatFound, 'root' | 'paths'> & { readonly instead: readonly string[] } {
  const version = source.writtenAt(key) ?? '';
  const found = FORMATS.find((known) => known.key === key && known.pattern.test(version));
  if (!found) {
    const message = `Version ${quote(version)} of '${key}' is not supported; use OpenAPI 3.0, 3.1, 3.2 or Swagger 2.0.`;
    throw new ApiDescriptionError(message, source.lineOf(`/${key}`));
  }
  const { format, label, instead } = found;
  return { format, label, key, version, instead };
}
