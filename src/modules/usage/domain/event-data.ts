import { faultOfJson } from '../../../kernel/json-meter.js';
import { RECORD_BOUNDS } from './usage-body.js';
import { type RawFields, UnreadableRecord, asFields } from './usage-fields.js';

/** Characters of base64, far more than a record needs. */
const LONGEST = 65_536;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * The data of a CloudEvent: JSON, or base64-encoded JSON.
 * @source CloudEvents 1.0, JSON event format, section 3.1
 */
export function eventData(event: RawFields): RawFields {
  const packed = event['data_base64'];
  if (packed === undefined || packed === null) return asFields(event['data'], 'data');
  if ((event['data'] ?? undefined) !== undefined)
    throw new UnreadableRecord('data and data_base64 are both given.');
  return asFields(jsonOf(bytesOf(packed)), 'data_base64');
}

function bytesOf(packed: unknown): Uint8Array {
  if (typeof packed !== 'string') throw new UnreadableRecord('data_base64 is not a string.');
  if (packed.length > LONGEST)
    throw new UnreadableRecord(`data_base64 is longer than ${LONGEST} characters.`);
  if (!BASE64.test(packed)) throw new UnreadableRecord('data_base64 is not base64.');
  return Uint8Array.from(atob(packed), (byte) => byte.charCodeAt(0));
}

function jsonOf(bytes: Uint8Array): unknown {
  const fault = faultOfJson(bytes, RECORD_BOUNDS);
  if (fault !== null) throw new UnreadableRecord(`data_base64 was not accepted: ${fault}`);
  const text = textOf(bytes);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UnreadableRecord('data_base64 is not JSON.');
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableRecord('data_base64 is not UTF-8.');
  }
}
