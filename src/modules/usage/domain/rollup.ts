import { bucketOf, emptyBuckets } from './latency.js';
import { Outcome, OutcomeCounts, outcomeOf } from './outcome.js';

/** A call with a known credential and version. */
export interface ResolvedUsage {
  readonly time: Date;
  readonly credentialId: string;
  readonly apiVersionId: string;
  readonly operationId: string | null;
  readonly status: number;
  readonly latencyMs: number | null;
}

/** Counters of a set of calls; those of disjoint sets can be added. */
export interface UsageCounts extends OutcomeCounts {
  /** Calls per bucket of LATENCY_BOUNDS_MS and beyond; only calls that were not throttled and have a latency. */
  readonly latencyCounts: readonly number[];
}

/** The calls of one credential to one operation that started within one UTC interval. */
export interface RollupCell extends UsageCounts {
  /** Start of the interval. */
  readonly start: Date;
  readonly credentialId: string;
  readonly apiVersionId: string;
  readonly operationId: string | null;
  readonly firstSuccessAt: Date | null;
  readonly lastCallAt: Date;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type OpenCell = Mutable<Omit<RollupCell, 'latencyCounts'>> & { latencyCounts: number[] };

const COUNTERS: Readonly<Record<Outcome, Exclude<keyof OutcomeCounts, 'calls'>>> = {
  SUCCESS: 'successes',
  CLIENT_ERROR: 'clientErrors',
  THROTTLED: 'throttled',
  SERVER_ERROR: 'serverErrors',
};

const HOUR_MS = 3_600_000;

/** Aggregates calls into cells per UTC hour. */
export function rollUp(calls: Iterable<ResolvedUsage>): RollupCell[] {
  const cells: OpenCell[] = [];
  const known: CellsByKey = new Map();
  for (const call of calls) {
    const hour = Math.floor(call.time.getTime() / HOUR_MS);
    const { credentialId, apiVersionId, operationId } = call;
    const byOperation = below(below(below(known, hour), credentialId), apiVersionId);
    let cell = byOperation.get(operationId);
    if (!cell) {
      cell = openCell(call, new Date(hour * HOUR_MS));
      byOperation.set(operationId, cell);
      cells.push(cell);
    }
    addCall(cell, call);
  }
  return cells;
}

/** By hour, credential, version and operation; a text of all four for each call would take as long as all the rest. */
type CellsByKey = Map<number, Map<string, Map<string, Map<string | null, OpenCell>>>>;

function below<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let map = maps.get(key);
  if (!map) maps.set(key, (map = new Map<L, V>()));
  return map;
}

function openCell({ credentialId, apiVersionId, operationId, time }: ResolvedUsage, start: Date): OpenCell {
  const counts = { calls: 0, successes: 0, clientErrors: 0, throttled: 0, serverErrors: 0 };
  const instants = { firstSuccessAt: null, lastCallAt: time };
  return {
    start,
    credentialId,
    apiVersionId,
    operationId,
    ...counts,
    latencyCounts: emptyBuckets(),
    ...instants,
  };
}

function addCall(cell: OpenCell, { time, status, latencyMs }: ResolvedUsage): void {
  const outcome = outcomeOf(status);
  cell.calls += 1;
  cell[COUNTERS[outcome]] += 1;
  if (time > cell.lastCallAt) cell.lastCallAt = time;
  if (outcome === 'SUCCESS' && (cell.firstSuccessAt === null || time < cell.firstSuccessAt)) {
    cell.firstSuccessAt = time;
  }
  if (outcome !== 'THROTTLED' && latencyMs !== null) {
    const bucket = bucketOf(latencyMs);
    cell.latencyCounts[bucket] = (cell.latencyCounts[bucket] ?? 0) + 1;
  }
}
