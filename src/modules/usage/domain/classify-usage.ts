import { type UnresolvedReason, resolve } from './resolve.js';
import type { ResolvedUsage } from './rollup.js';
import type { Routes } from './routes.js';
import type { UsageRecord } from './usage-record.js';

export type QuarantineReason = 'MISSING_CLIENT_ID' | 'UNKNOWN_CLIENT_ID' | UnresolvedReason;

/** The credential with a record's client id. */
export interface KnownClient {
  readonly credentialId: string;
  readonly apiProductIds: readonly string[];
}

export type ClassifiedUsage<C> =
  | { readonly call: ResolvedUsage; readonly client: C; readonly reason?: undefined }
  | { readonly reason: QuarantineReason };

/**
 * Finds the caller and the operation of a record's call, or the reason to quarantine it.
 * @param client with the record's client id; undefined if unknown or if the sender may not report for it
 */
export function classifyUsage<C extends KnownClient>(
  record: UsageRecord,
  client: C | undefined,
  routes: Routes,
): ClassifiedUsage<C> {
  if (record.clientId === null) return { reason: 'MISSING_CLIENT_ID' };
  if (!client) return { reason: 'UNKNOWN_CLIENT_ID' };
  const found = resolve(routes, record, client.apiProductIds);
  if (!found.resolved) return { reason: found.reason };
  const { time, status, latencyMs } = record;
  const { credentialId } = client;
  const { apiVersionId, operationId } = found;
  return { call: { time, status, latencyMs, credentialId, apiVersionId, operationId }, client };
}
