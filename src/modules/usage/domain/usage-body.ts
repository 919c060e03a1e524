/** Records per request. */
export const MAX_RECORDS = 100_000;

/** Limits of one record, far above what a gateway sends for one call. */
export const RECORD_BOUNDS = { depth: 32, values: 1_000, keysOfObject: 500 };

/** One JSON value of a body, expected to be a record, or why it could not be read. */
export type RawUsage =
  { readonly index: number; readonly value: unknown } | { readonly index: number; readonly reason: string };

/** The whole body is unreadable; the message is shown to the sender. */
export class UnreadableBody extends Error {}

/** The body has more than MAX_RECORDS records. */
export class TooManyRecords extends Error {
  constructor() {
    super(`A request can contain at most ${MAX_RECORDS} records; send the rest in further requests.`);
  }
}
