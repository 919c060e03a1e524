/** The most records that one request may carry. */
export const MAX_RECORDS = 100_000;

/** What one record may hold: far more than a gateway says of one call. */
export const RECORD_BOUNDS = { depth: 32, values: 1_000, keysOfObject: 500 };

/** One JSON value of a body that should be a record, or why there is none at its place. */
export type RawUsage =
  { readonly index: number; readonly value: unknown } | { readonly index: number; readonly reason: string };

/** The body as a whole cannot be read; its message is what the sender is told. */
export class UnreadableBody extends Error {}

/** The body holds more than MAX_RECORDS. */
export class TooManyRecords extends Error {
  constructor() {
    super(`A request can contain at most ${MAX_RECORDS} records; send the rest in further requests.`);
  }
}
