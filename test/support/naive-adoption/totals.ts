import { latencyQuantile, ratio, round } from './quantiles.js';
import type { Call } from './world.js';

export const STATUS_CLASSES = ['SUCCESS', 'CLIENT_ERROR', 'SERVER_ERROR', 'THROTTLED'] as const;
export type StatusClass = (typeof STATUS_CLASSES)[number];

export function statusClassOf({ status }: Pick<Call, 'status'>): StatusClass {
  if (status === 429) return 'THROTTLED';
  return ({ 2: 'SUCCESS', 3: 'SUCCESS', 4: 'CLIENT_ERROR', 5: 'SERVER_ERROR' } as const)[
    Math.floor(status / 100)
  ]!;
}

export const isSuccess = (call: Pick<Call, 'status'>): boolean => statusClassOf(call) === 'SUCCESS';

type Counted = Pick<Call, 'status' | 'latencyMs'>;

/** The fields of UsageTotals. */
export function totalsOf(calls: readonly Counted[]) {
  const count = (name: StatusClass) => calls.filter((call) => statusClassOf(call) === name).length;
  const throttled = count('THROTTLED');
  const [clientErrors, serverErrors] = [count('CLIENT_ERROR'), count('SERVER_ERROR')];
  const latencies = calls.filter((call) => call.status !== 429).flatMap(({ latencyMs }) => latencyMs ?? []);
  const quantile = (q: number) => round(latencyQuantile(latencies, q), 2);
  return {
    ...{ calls: calls.length, successes: count('SUCCESS'), clientErrors, throttled, serverErrors },
    errorRate: ratio(clientErrors + serverErrors, calls.length - throttled),
    ...{ p50Ms: quantile(0.5), p95Ms: quantile(0.95), p99Ms: quantile(0.99) },
  };
}

/** Latency is not kept by status. */
export function withoutLatency(by: readonly string[], totals: ReturnType<typeof totalsOf>) {
  return by.includes('STATUS_CLASS') ? { ...totals, p50Ms: null, p95Ms: null, p99Ms: null } : totals;
}
