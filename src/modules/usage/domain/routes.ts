import { upperAscii } from '../../../kernel/text.js';
import { normaliseHost } from '../../../kernel/url-host.js';
import { faultOfTemplate, normalisePath } from '../../../kernel/url-path.js';
import { PathTemplate, compileTemplate, segmentsOf } from './path-template.js';

/** An API version in the catalog; operation templates are relative to the base path. */
export interface RoutedVersion {
  readonly apiVersionId: string;
  readonly apiProductId: string;
  /** Empty if the API description names none. */
  readonly hosts: readonly string[];
  readonly basePath: string;
  readonly operations: readonly RoutedOperation[];
}

export interface RoutedOperation {
  readonly id: string;
  readonly method: string;
  readonly template: string;
}

export interface Route {
  readonly apiVersionId: string;
  readonly apiProductId: string;
  /** Normalised; empty for the root. */
  readonly basePath: string;
  /** @param path the whole normalised path, which must lie under the base path */
  readonly operationOf: (method: string, path: string) => string | null;
}

/** The catalog, compiled for lookups; every list is sorted by base path, longest first. */
export interface Routes {
  readonly all: readonly Route[];
  readonly byHost: ReadonlyMap<string, readonly Route[]>;
  readonly withoutHost: readonly Route[];
}

/** @param versions newest first: if versions of a product share base path and operation, the first one wins */
export function compileRoutes(versions: readonly RoutedVersion[]): Routes {
  const compiled = versions
    .map((version) => ({ hosts: version.hosts.map(normaliseHost), route: compileRoute(version) }))
    .sort((one, other) => other.route.basePath.length - one.route.basePath.length);
  const hosts = new Set(compiled.flatMap((entry) => entry.hosts));
  const at = (host: string) =>
    compiled.filter((entry) => entry.hosts.includes(host)).map(({ route }) => route);
  return {
    all: compiled.map(({ route }) => route),
    byHost: new Map([...hosts].map((host) => [host, at(host)])),
    withoutHost: compiled.filter((entry) => entry.hosts.length === 0).map(({ route }) => route),
  };
}

/** Base paths match whole segments: `/v1` does not contain `/v10`. */
export function isUnder(basePath: string, path: string): boolean {
  return path === basePath || path.startsWith(`${basePath}/`);
}

function compileRoute({ apiVersionId, apiProductId, basePath, operations }: RoutedVersion): Route {
  const base = normalisePath(basePath);
  return { apiVersionId, apiProductId, basePath: base, operationOf: operationFinder(base, operations) };
}

type Finder = Route['operationOf'];

interface Candidate {
  readonly id: string;
  readonly template: PathTemplate;
}

/** Templates are looked up by their first segment; those that begin with a parameter are less literal, so they come after. */
function operationFinder(basePath: string, operations: readonly RoutedOperation[]): Finder {
  const byKey = new Map<string, Candidate[]>();
  for (const { id, method, template: text } of operations) {
    if (faultOfTemplate(text) !== null) continue;
    const template = compileTemplate(text);
    const key = keyOf(upperAscii(method), template.segmentCount, template.firstLiteral);
    byKey.set(key, [...(byKey.get(key) ?? []), { id, template }]);
  }
  for (const candidates of byKey.values()) {
    candidates.sort(({ template: one }, { template: other }) =>
      one.rank < other.rank ? -1 : Number(one.rank > other.rank),
    );
  }
  return (method, path) => {
    const segments = segmentsOf(path.slice(basePath.length));
    const find = (first: string | null) =>
      byKey
        .get(keyOf(upperAscii(method), segments.length, first))
        ?.find(({ template }) => template.matches(segments));
    return (find(segments[0] ?? null) ?? find(null))?.id ?? null;
  };
}

/** @param first the first segment; null if it has a parameter, or there is none */
function keyOf(method: string, segmentCount: number, first: string | null): string {
  return `${method} ${segmentCount} ${first ?? ''}`;
}
