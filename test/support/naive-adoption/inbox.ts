import { dayOf } from './days.js';
import { placeOf } from './routing.js';
import type { Call, World } from './world.js';

/** A usage record as it was sent; undefined stands for an absent field. */
export interface Fields {
  readonly id?: string;
  readonly time: string;
  readonly clientId?: string;
  readonly method?: string;
  readonly path: string;
  readonly host?: string;
  readonly status: number;
  readonly latencyMs?: number;
}

export interface Sent {
  /** Id of the API key's partner; null for a gateway. */
  readonly sender: string | null;
  /** Source of a CloudEvent, otherwise empty. */
  readonly source: string;
  /** Null if the line was cut off. */
  readonly fields: Fields | null;
}

/** What becomes of all that was sent, once every credential is known and the quarantine has been replayed. */
export interface Received {
  readonly calls: readonly Call[];
  readonly quarantined: number;
  readonly refused: number;
}

export function receive(world: World, all: readonly Sent[], now: number): Received {
  const readable = all.filter(({ fields }) => fields !== null && isReadable(fields, now));
  const kept = new Map<string, Sent>();
  for (const sent of readable) {
    const key = keyOf(sent);
    const first = kept.get(key);
    // One without a client id gives way to one with it; otherwise the first counts.
    if (!first || (first.fields!.clientId === undefined && sent.fields!.clientId !== undefined))
      kept.set(key, sent);
  }
  const calls = [...kept.values()].flatMap((sent) => callOf(world, sent) ?? []);
  return { calls, quarantined: kept.size - calls.length, refused: all.length - readable.length };
}

/** Not in the text of the record: what the same sender calls by the same id in the same calendar month. */
function keyOf({ sender, source, fields }: Sent): string {
  const { id, time } = fields!;
  // Without an id, two records are the same if all their fields are.
  const named = id === undefined ? ['content', fields] : ['id', id];
  return JSON.stringify([dayOf(Date.parse(time)).slice(0, 7), sender, source, ...named]);
}

function callOf(world: World, { sender, fields }: Sent): Call | null {
  const { clientId, method, path, host = null, status, latencyMs = null, time } = fields!;
  const credential = world.credentials.find((each) => each.clientId === clientId);
  if (!credential) return null;
  const { application } = credential;
  if (sender !== null && application.partner.id !== sender) return null;
  const place = placeOf(world, { method: method!, path, host }, application);
  return place && { time: Date.parse(time), status, latencyMs, credential, ...place };
}

const FIVE_MINUTES = 300_000;

function isReadable({ time, method, status }: Fields, now: number): boolean {
  const at = Date.parse(time);
  // JavaScript takes 30 February for 2 March.
  if (dayOf(at) !== time.slice(0, 10)) return false;
  if (at > now + FIVE_MINUTES || at < thirteenMonthsBefore(now)) return false;
  return method !== undefined && status >= 200 && status <= 599;
}

/** On the same day of the month, or on the last day of a month that lacks it. */
function thirteenMonthsBefore(now: number): number {
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() - 13);
  // 31 March less 13 months is 31 February, which JavaScript takes for a day in March.
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.getTime();
}
