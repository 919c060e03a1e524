import {
  MAX_RECORDS,
  RECORD_BOUNDS,
  type RawUsage,
  TooManyRecords,
  UnreadableBody,
} from './domain/usage-body.js';
import { readPiece } from './read-piece.js';
import {
  JsonSplitter,
  LineSplitter,
  type Piece,
  type RecordSplitter,
  type Shape,
} from './record-splitter.js';

/** Records to process before yielding to the event loop. */
const SLICE = 500;
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Unpacks the body from its beginning at each call. */
export type Body = () => AsyncIterable<Buffer>;

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

/** The data of one CloudEvent in binary mode. */
const EVENT_DATA = jsonOf((shape) =>
  shape === 'object' ? null : "The body is not an object, the event's data.",
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
      const records = slice.flatMap((piece) => readRecord(piece, record));
      count += records.length;
      if (count > MAX_RECORDS) throw new TooManyRecords();
      yield records;
    }
    isFirst = false;
  }
  const last = splitter.end().flatMap((piece) => readRecord(piece, record));
  if (count + last.length > MAX_RECORDS) throw new TooManyRecords();
  yield last;
}

/** Reads a CloudEvent whose data is the body and whose attributes are not. */
export async function* readEventData(body: Body, attributes: object): AsyncGenerator<RawUsage[]> {
  for await (const records of readRecords(body(), EVENT_DATA))
    yield records.map((raw) =>
      'value' in raw ? { index: raw.index, value: { ...attributes, data: raw.value } } : raw,
    );
}

/**
 * Limits how many records of a chunk are parsed at once. Yields at least one slice, even if it is empty, so that the
 * consumer yields to the event loop after every chunk.
 */
export function* slicesOf<P>(pieces: readonly P[]): Generator<readonly P[]> {
  for (let start = 0; start === 0 || start < pieces.length; start += SLICE)
    yield pieces.slice(start, start + SLICE);
}

/** @param chunk the first one of a body, which may begin with a byte order mark */
export function withoutMark(chunk: Buffer): Buffer {
  return chunk.subarray(0, 3).equals(UTF8_MARK) ? chunk.subarray(3) : chunk;
}

function readRecord({ index, bytes }: Piece, record: Framing['record']): RawUsage[] {
  const read = readPiece(bytes, record, RECORD_BOUNDS);
  if (read.broken === undefined) return [{ index, ...read }];
  // Only in newline-delimited JSON is it certain where the next record begins.
  if (record === 'record') throw new UnreadableBody(`The body is not ${read.broken}.`);
  const isBlank = bytes.toString().trim() === '';
  return isBlank ? [] : [{ index, reason: `The line is not ${read.broken}.` }];
}
