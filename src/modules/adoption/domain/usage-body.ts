/** The most records that one request may carry. */
export const MAX_RECORDS = 100_000;

/** One JSON value of a body that should be a record, or why there is none at its place. */
export type RawUsage =
  { readonly index: number; readonly value: unknown } | { readonly index: number; readonly reason: string };

/** The body as a whole cannot be read; its message is what the sender is told. */
export class UnreadableBody extends Error {}

/** The body holds more than MAX_RECORDS. */
export class TooManyRecords extends Error {
  constructor() {
    super(`A request may hold at most ${MAX_RECORDS} records; send the rest in further ones.`);
  }
}

/** What stands where the bytes of a body were no UTF-8. */
const REPLACED = '\uFFFD';

/** @param isUtf8 whether the text is what the bytes said */
export function readEvent(text: string, isUtf8: boolean): RawUsage[] {
  const value = parseWhole(text, isUtf8);
  if (Array.isArray(value))
    throw new UnreadableBody('The body is a list; send it as application/cloudevents-batch+json.');
  return [{ index: 0, value }];
}

export function readEventBatch(text: string, isUtf8: boolean): RawUsage[] {
  const values = parseWhole(text, isUtf8);
  if (!Array.isArray(values)) throw new UnreadableBody('The body is not a JSON array of CloudEvents.');
  return eachOf(values);
}

/** Reads a list of records, or one that stands alone as Kong sends it when it collects none. */
export function readJson(text: string, isUtf8: boolean): RawUsage[] {
  const value = parseWhole(text, isUtf8);
  if (Array.isArray(value)) return eachOf(value);
  if (typeof value !== 'object' || value === null)
    throw new UnreadableBody('The body is neither a record nor a list of records.');
  return [{ index: 0, value }];
}

/**
 * Reads newline-delimited JSON. A line that is no JSON, as a torn last one, is refused by itself. The index counts
 * lines from 0, blank ones too, so that a sender finds the line; blank lines are no records.
 */
export function readLines(text: string, isUtf8: boolean): RawUsage[] {
  const records: RawUsage[] = [];
  let index = 0;
  for (let start = 0; start < text.length; index += 1) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    if (!isBlank(text, start, end)) records.push(readLine(text.slice(start, end), index, isUtf8));
    if (records.length > MAX_RECORDS) throw new TooManyRecords();
    start = end + 1;
  }
  return records;
}

/** A body of line ends alone must not cost a text for each. */
function isBlank(text: string, start: number, end: number): boolean {
  return start === end || text.slice(start, end).trim() === '';
}

function readLine(line: string, index: number, isUtf8: boolean): RawUsage {
  if (!isUtf8 && line.includes(REPLACED)) return { index, reason: 'The line is not UTF-8.' };
  try {
    return { index, value: JSON.parse(line) as unknown };
  } catch {
    return { index, reason: 'The line is not JSON.' };
  }
}

function eachOf(values: readonly unknown[]): RawUsage[] {
  if (values.length > MAX_RECORDS) throw new TooManyRecords();
  return values.map((value, index) => ({ index, value }));
}

function parseWhole(text: string, isUtf8: boolean): unknown {
  if (!isUtf8) throw new UnreadableBody('The body is not UTF-8.');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UnreadableBody('The body is not JSON.');
  }
}
