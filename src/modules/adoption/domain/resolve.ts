import { Route, Routes, isUnder } from './routes.js';
import { UsageRecord } from './usage-record.js';

export const UNRESOLVED_REASONS = ['UNKNOWN_HOST', 'UNKNOWN_PATH', 'AMBIGUOUS_PRODUCT'] as const;
/** Why a call belongs to no version; its record waits in quarantine until the catalogue changes. */
export type UnresolvedReason = (typeof UNRESOLVED_REASONS)[number];

export interface ResolvedCall {
  readonly resolved: true;
  readonly apiVersionId: string;
  readonly apiProductId: string;
  /** Null for a path that no operation of the version matches: a call, but nothing for breadth. */
  readonly operationId: string | null;
}

export type Resolution = ResolvedCall | { readonly resolved: false; readonly reason: UnresolvedReason };

type Candidate = Omit<ResolvedCall, 'resolved'>;

/**
 * Finds the version and operation of a call: the longest base path at its host, then the product whose
 * operation matches, then the application's sole registered product.
 * @param registeredProductIds API products that the calling application is registered for
 */
export function resolve(
  routes: Routes,
  call: Pick<UsageRecord, 'host' | 'method' | 'path'>,
  registeredProductIds: readonly string[],
): Resolution {
  const named = call.host === null ? routes.all : routes.byHost.get(call.host);
  const pool = named ?? routes.withoutHost;
  const tied = longestBase(pool, call.path).map((route) => candidateOf(route, call));
  const matching = tied.filter(({ operationId }) => operationId !== null);
  const found =
    ofOneProduct(matching) ??
    // A version that names no host is no reason to claim every unknown host's calls for it.
    (named !== undefined ? ofOneProduct(tied) : undefined) ??
    ofSoleProduct([...matching, ...tied, ...pool.map(withoutOperation)], registeredProductIds);
  if (found !== undefined) return { resolved: true, ...found };
  return { resolved: false, reason: reasonFor(named, tied) };
}

/** Routes come longest base path first, and bases of one length that hold the path are the same base. */
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

function reasonFor(named: readonly Route[] | undefined, tied: readonly Candidate[]): UnresolvedReason {
  if (named === undefined) return 'UNKNOWN_HOST';
  return tied.length === 0 ? 'UNKNOWN_PATH' : 'AMBIGUOUS_PRODUCT';
}
