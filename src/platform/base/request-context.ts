import { AsyncLocalStorage } from 'node:async_hooks';

/** What follows a request through every await, and a job that the request caused. */
export interface RequestContext {
  readonly requestId: string;
  /** The caller's `Idempotency-Key` header. */
  readonly idempotencyKey?: string;
  /** Hash of the GraphQL operation and its variables: what an idempotency key is held to. */
  fingerprint?: string;
  /** Set once a use case of this request has committed. */
  committed?: boolean;
  /** The response keys of the mutations that have committed: whatever their answers run into, their changes stand. */
  saved?: Set<string | number>;
  /** The GraphQL operation that was asked for, e.g. `query Portfolio`. */
  operation?: string;
  /** Who calls: the API's id of a user or an API key. */
  caller?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function runInContext<T>(context: RequestContext, act: () => T): T {
  return storage.run(context, act);
}

export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}

/** Names the caller in the log line of the request at hand, by id and never by address or name. */
export function noteCaller(id: string): void {
  const context = currentContext();
  if (context) context.caller = id;
}
