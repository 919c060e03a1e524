/** Limits per socket, user and process; a socket that exceeds them is closed. */
export const LIVE_LIMITS = {
  socketsPerProcess: 5_000,
  socketsPerUser: 20,
  subscriptionsPerSocket: 20,
  /** A subscription's document and variables take a few KiB. */
  messageBytes: 64 * 1024,
  /** The first message contains the token, and may be as long as an HTTP header. */
  anonymousMessageBytes: 16 * 1024,
  /** Messages and pings that a socket may send within `messagesMs`. */
  messages: 200,
  messagesMs: 10_000,
  /** Data buffered for a client that does not read. */
  unreadBytes: 1024 * 1024,
  /** From opening to `connection_init`. */
  signInMs: 3_000,
  /** Interval for pinging a socket and re-checking its user; a socket that did not answer the last ping is closed. */
  heartbeatMs: 10_000,
  /** Idle time without a subscription. */
  idleMs: 5 * 60_000,
  /** Concurrent reads for subscriptions. */
  readsAtOnce: { all: 8, partner: 2, user: 1 },
  /** The number of subscriptions a user can have, and ten times that for a partner. */
  readsWaiting: { partner: 4_000, user: 400 },
  /** A read that has waited longer is retried later. */
  readWaitMs: 30_000,
  /** Pause between two reads of a subscription; changes meanwhile are delivered together. */
  pauseMs: 100,
  /** The same for a subscription to the changes of a list. */
  listPauseMs: 1_000,
  /** Ids in a message about a list; if more have changed, clients read the list again. */
  idsPerMessage: 100,
  /** Delays before a failed read is tried again. */
  retryMs: { first: 1_000, most: 15_000 },
  /** Time for the client to close as well. */
  closeTimeoutMs: 1_000,
} as const;

/** Close codes of graphql-transport-ws and WebSocket. */
export const CLOSE = {
  done: 1000,
  badMessage: 4400,
  goingAway: 1001,
  tryLater: 1013,
  /** Authentication failed or expired; clients may retry with a new token. */
  forbidden: 4403,
  tooMany: 4429,
} as const;
