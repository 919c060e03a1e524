import { normalisePath } from '../../../kernel/url-path.js';
import { Route, Routes, isUnder } from './routes.js';
import { UsageRecord } from './usage-record.js';

export const UNRESOLVED_REASONS = ['UNKNOWN_HOST', 'UNKNOWN_PATH', 'AMBIGUOUS_PRODUCT'] as const;
/** Why a call could not be matched to a version; its record is quarantined until the catalog changes. */
export type UnresolvedReason = (typeof UNRESOLVED_REASONS)[number];

export interface ResolvedCall {
  readonly resolved: true;
  readonly apiVersionId: string;
  readonly apiProductId: string;
  /** Null if no operation of the version matches the path; the call counts, but not towards breadth. */
  readonly operationId: string | null;
}

export type Resolution = ResolvedCall | { readonly resolved: false; readonly reason: UnresolvedReason };

type Candidate = Omit<ResolvedCall, 'resolved'>;

type Call = Pick<UsageRecord, 'host' | 'method' | 'path' | 'otherPath'>;

/** The routes of the call's host, or those without a host. */
interface RoutePool {
  readonly pool: readonly Route[];
  readonly hostIsNamed: boolean;
}

/**
 * Finds the version and operation of a call: the longest base path at its host, then the product with a matching
 * operation, then the application's only registered product.
 * @param registeredProductIds API products that the calling application is registered for
 */
export function resolve(routes: Routes, call: Call, registeredProductIds: readonly string[]): Resolution {
  const named = call.host === null ? routes.all : routes.byHost.get(call.host);
  const place = { pool: named ?? routes.withoutHost, hostIsNamed: named !== undefined };
  const path = normalisePath(call.path);
  const first = resolvePath(place, { ...call, path }, registeredProductIds);
  if (typeof call.otherPath !== 'string' || hasBase(place, path) || isOperation(first)) return first;
  const other = resolvePath(place, { ...call, path: normalisePath(call.otherPath) }, registeredProductIds);
  return isOperation(other) || !first.resolved ? other : first;
}

/** The root is a base of every path, so it does not count. */
function hasBase({ pool }: RoutePool, path: string): boolean {
  return pool.some(({ basePath }) => basePath !== '' && isUnder(basePath, path));
}

function isOperation(found: Resolution): boolean {
  return found.resolved && found.operationId !== null;
}

function resolvePath(
  { pool, hostIsNamed }: RoutePool,
  call: Call,
  productIds: readonly string[],
): Resolution {
  const tied = longestBase(pool, call.path).map((route) => candidateOf(route, call));
  const matching = tied.filter(({ operationId }) => operationId !== null);
  const found =
    ofOneProduct(matching) ??
    // Without a host, a version must not claim the calls of every unknown host.
    (hostIsNamed ? ofOneProduct(tied) : undefined) ??
    ofSoleProduct([...matching, ...tied, ...pool.map(withoutOperation)], productIds);
  if (found !== undefined) return { resolved: true, ...found };
  if (!hostIsNamed) return { resolved: false, reason: 'UNKNOWN_HOST' };
  return { resolved: false, reason: tied.length === 0 ? 'UNKNOWN_PATH' : 'AMBIGUOUS_PRODUCT' };
}

/** Routes are sorted by base path, longest first; bases of the same length that contain the path are equal. */
function longestBase(pool: readonly Route[], path: string): readonly Route[] {
  const longest = pool.find(({ basePath }) => isUnder(basePath, path));
  return pool.filter(({ basePath }) => basePath === longest?.basePath);
}

function candidateOf(route: Route, { method, path }: Pick<UsageRecord, 'method' | 'path'>): Candidate {
  return { ...withoutOperation(route), operationId: route.operationOf(method, path) };
}

function withoutOperation({ apiVersionId, apiProductId }: Route): Candidate {
  return { apiVersionId, apiProductId, operationId: null };
}

function ofOneProduct(candidates: readonly Candidate[]): Candidate | undefined {
  const [first] = candidates;
  return candidates.every(({ apiProductId }) => apiProductId === first?.apiProductId) ? first : undefined;
}

function ofSoleProduct(
  candidates: readonly Candidate[],
  productIds: readonly string[],
): Candidate | undefined {
  const [sole, ...others] = new Set(productIds);
  return others.length > 0 ? undefined : candidates.find(({ apiProductId }) => apiProductId === sole);
}
