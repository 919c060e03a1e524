import { AsyncLocalStorage } from 'node:async_hooks';

/** Context of the current request or job, available after every await. */
export interface RequestContext {
  readonly requestId: string;
  /** The caller's `Idempotency-Key` header. */
  readonly idempotencyKey?: string;
  /** Hash of the GraphQL operation and its variables; a repeated Idempotency-Key must have the same one. */
  fingerprint?: string;
  /** Set once a use case of this request has committed. */
  committed?: boolean;
  /** Response keys of committed mutations; an error in their response does not undo them. */
  saved?: Set<string | number>;
  /** The client's `Causeway-Seen` header: how far a replica must be for its requests. */
  readonly seenUpTo?: string;
  /** The same for the client's next requests, once a use case of this one has committed; only with a replica. */
  wroteUpTo?: string;
  /** The GraphQL operation, e.g. `query Portfolio`. */
  operation?: string;
  /** The API id of the calling user or API key. */
  caller?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function runInContext<T>(context: RequestContext, act: () => T): T {
  return storage.run(context, act);
}

export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}

/** Adds the caller's id, never an address or name, to the log line of the current request. */
export function noteCaller(id: string): void {
  const context = currentContext();
  if (context) context.caller = id;
}
