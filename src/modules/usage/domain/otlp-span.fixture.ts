import { type ParsedUsage, type UsageRecord, parseUsageRecord } from './usage-record.js';
import type { ResourceClient } from './otlp-span.js';

const now = new Date('2026-12-01T09:00:00Z');
/** 2026-12-01T08:59:00.425Z in nanoseconds since 1970. */
export const START = 1_796_115_540_425_000_000n;

export const text = (key: string, stringValue: unknown) => ({ key, value: { stringValue } });
export const whole = (key: string, intValue: unknown) => ({ key, value: { intValue } });

export const CURRENT = [
  ...[text('client.id', 'northwind-live'), text('http.request.method', 'GET'), text('url.path', '/v1/pets')],
  ...[text('server.address', 'api.bank.example'), whole('http.response.status_code', '200')],
];
export const EARLIER = [
  ...[text('client.id', 'northwind-live'), text('http.method', 'GET'), text('http.target', '/v1/pets?a=1')],
  ...[text('net.host.name', 'api.bank.example'), whole('http.status_code', 200)],
];
export const SPAN = {
  traceId: '5b8efff798038103d269b633813fc60c',
  spanId: 'eee19b7ec3c1b174',
  startTimeUnixNano: String(START),
  endTimeUnixNano: String(START + 37_500_000n),
  kind: 2,
  attributes: CURRENT,
};
/** What the span is read as. */
export const RECORD: UsageRecord = {
  ...{ id: '5b8efff798038103d269b633813fc60ceee19b7ec3c1b174', time: new Date('2026-12-01T08:59:00.425Z') },
  ...{ clientId: 'northwind-live', method: 'GET', path: '/v1/pets', host: 'api.bank.example' },
  ...{ status: 200, latencyMs: 37.5, source: '' },
};

/** What a span needs from outside of it. */
export interface Around {
  readonly resource?: ResourceClient;
  readonly clientAttribute?: string;
}

export function parsed(span: unknown, around: Around = {}): ParsedUsage {
  const raw = { span, resource: { clientId: null }, clientAttribute: 'client.id', ...around };
  return parseUsageRecord(raw, { format: 'otlp', now, digest: (json) => `digest of ${json}` });
}

export function recordOf(span: unknown, around?: Around): UsageRecord {
  const result = parsed(span, around);
  if (!result.ok) throw new Error(result.reason);
  return result.record;
}

/** The current attributes, of which some have another value, or none if it is undefined. */
export const changed = (changes: Readonly<Record<string, object | undefined>>) => [
  ...CURRENT.filter(({ key }) => !(key in changes)),
  ...Object.entries(changes).flatMap(([key, value]) => (value ? [{ key, value }] : [])),
];
