/** Records per request. */
export const MAX_RECORDS = 100_000;

/** Limits of one record, far above what a gateway sends for one call. */
export const RECORD_BOUNDS = { depth: 32, values: 1_000, keysOfObject: 500 };

/** A span also lists attributes, events and links; SDKs keep at most 128 of each. */
export const SPAN_BOUNDS = { ...RECORD_BOUNDS, values: 10_000 };

/** One JSON value of a body, expected to be a record; why it could not be read; or that it is no record. */
export type RawUsage = { readonly index: number } & (
  { readonly value: unknown } | { readonly reason: string } | { readonly skipped: true }
);

/** The whole body is unreadable; the message is shown to the sender. */
export class UnreadableBody extends Error {}

/** The body has more than MAX_RECORDS records, or more of something else than they need. */
export class TooManyRecords extends Error {
  constructor(most = `${MAX_RECORDS} records`) {
    super(`A request can contain at most ${most}; send the rest in further requests.`);
  }
}
