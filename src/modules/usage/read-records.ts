import { isUtf8 } from 'node:buffer';
import { faultOfJson } from '../../kernel/json-meter.js';
import {
  MAX_RECORDS,
  RECORD_BOUNDS,
  type RawUsage,
  TooManyRecords,
  UnreadableBody,
} from './domain/usage-body.js';
import {
  JsonSplitter,
  LineSplitter,
  MAX_RECORD_BYTES,
  type Piece,
  type RecordSplitter,
  type Shape,
} from './record-splitter.js';

/** Records to process before yielding to the event loop. */
const SLICE = 500;
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** How to split a body into records; `record` is what error messages call one. */
export interface Framing {
  readonly splitter: () => RecordSplitter;
  readonly record: 'line' | 'record';
}

/** Newline-delimited JSON: invalid lines, such as a truncated last one, are rejected individually. */
export const LINES: Framing = { splitter: () => new LineSplitter(), record: 'line' };

export const ONE_EVENT = jsonOf((shape) =>
  shape === 'list' ? 'The body is an array; send it as application/cloudevents-batch+json.' : null,
);

export const EVENT_BATCH = jsonOf((shape) =>
  shape === 'list' ? null : 'The body is not a JSON array of CloudEvents.',
);

/** An array of records, or a single record, which Kong sends if it does not batch. */
export const RECORD_OR_LIST = jsonOf((shape) =>
  shape === 'scalar' ? 'The body is neither a record nor an array of records.' : null,
);

/** @param faultOf what is wrong with a body of that shape, or null */
function jsonOf(faultOf: (shape: Shape) => string | null): Framing {
  const check = (shape: Shape) => {
    const fault = faultOf(shape);
    if (fault !== null) throw new UnreadableBody(fault);
  };
  return { record: 'record', splitter: () => new JsonSplitter(check) };
}

/**
 * Reads the records of a body, a few hundred at a time.
 * @throws UnreadableBody, TooManyRecords
 */
export async function* readRecords(
  chunks: AsyncIterable<Buffer>,
  { splitter: newSplitter, record }: Framing,
): AsyncGenerator<RawUsage[]> {
  const splitter = newSplitter();
  let count = 0;
  let isFirst = true;
  for await (const chunk of chunks) {
    for (const slice of slicesOf(splitter.push(isFirst ? withoutMark(chunk) : chunk))) {
      const records = slice.flatMap((piece) => readPiece(piece, record));
      count += records.length;
      if (count > MAX_RECORDS) throw new TooManyRecords();
      yield records;
    }
    isFirst = false;
  }
  const last = splitter.end().flatMap((piece) => readPiece(piece, record));
  if (count + last.length > MAX_RECORDS) throw new TooManyRecords();
  yield last;
}

/**
 * Limits how many records of a chunk are parsed at once. Yields at least one slice, even if it is empty, so that the
 * consumer yields to the event loop after every chunk.
 */
function* slicesOf(pieces: readonly Piece[]): Generator<readonly Piece[]> {
  for (let start = 0; start === 0 || start < pieces.length; start += SLICE)
    yield pieces.slice(start, start + SLICE);
}

function withoutMark(chunk: Buffer): Buffer {
  return chunk.subarray(0, 3).equals(UTF8_MARK) ? chunk.subarray(3) : chunk;
}

function readPiece({ index, bytes }: Piece, record: Framing['record']): RawUsage[] {
  if (bytes === 'too long')
    return [{ index, reason: `The ${record} is longer than ${MAX_RECORD_BYTES / 1024} KiB.` }];
  if (!isUtf8(bytes)) return [unreadable(index, record, 'UTF-8')];
  const text = bytes.toString();
  if (record === 'line' && text.trim() === '') return [];
  const fault = faultOfJson(bytes, RECORD_BOUNDS);
  if (fault !== null) return [{ index, reason: `The ${record} was not accepted: ${fault}` }];
  try {
    return [{ index, value: JSON.parse(text) as unknown }];
  } catch {
    return [unreadable(index, record, 'JSON')];
  }
}

/** Only in newline-delimited JSON is it certain where the next record begins. */
function unreadable(index: number, record: Framing['record'], what: string): RawUsage {
  if (record === 'record') throw new UnreadableBody(`The body is not ${what}.`);
  return { index, reason: `The line is not ${what}.` };
}
