import { isUtf8 } from 'node:buffer';
import { type JsonBounds, faultOfJson } from '../../kernel/json-meter.js';
import { MAX_RECORD_BYTES, type PieceBytes } from './record-splitter.js';

/** What a piece of a body contains: a JSON value, one that is not accepted, or no JSON at all. */
export type ReadPiece =
  | { readonly value: unknown; readonly broken?: undefined }
  | { readonly reason: string; readonly broken?: undefined }
  | { readonly broken: 'UTF-8' | 'JSON' };

/** @param what the piece is called in the reason for not accepting it */
export function readPiece(bytes: PieceBytes, what: string, bounds: JsonBounds): ReadPiece {
  if (bytes === 'too long') return { reason: `The ${what} is longer than ${MAX_RECORD_BYTES / 1024} KiB.` };
  if (!isUtf8(bytes)) return { broken: 'UTF-8' };
  const fault = faultOfJson(bytes, bounds);
  if (fault !== null) return { reason: `The ${what} was not accepted: ${fault}` };
  try {
    return { value: JSON.parse(bytes.toString()) as unknown };
  } catch {
    return { broken: 'JSON' };
  }
}
