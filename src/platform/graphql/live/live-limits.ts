/** What one socket, one user and one process may hold; beyond it the socket ends. */
export const LIVE_LIMITS = {
  socketsOfProcess: 5_000,
  socketsOfUser: 20,
  subscriptionsOfSocket: 20,
  /** A subscription's document and variables are a few KiB. */
  messageBytes: 64 * 1024,
  /** The first message carries a token, which as a header may be as long. */
  messageBytesOfStrangers: 16 * 1024,
  /** Messages and pings that a socket may send within `messagesMs`. */
  messages: 200,
  messagesMs: 10_000,
  /** What waits for a reader who does not read. */
  unreadBytes: 1024 * 1024,
  /** Between opening and `connection_init`. */
  signInMs: 3_000,
  /** A socket is pinged, and its user looked up, once in this time; one that did not answer the last ping ends. */
  beatMs: 10_000,
  /** Without a subscription. */
  idleMs: 5 * 60_000,
  /** Reads of subscriptions at a time. */
  readsAtOnce: { all: 8, partner: 2, user: 1 },
  /** As many as one user may have subscriptions, and as ten such users of a partner. */
  readsWaiting: { partner: 4_000, user: 400 },
  /** A read whose turn has not come by then is tried again later. */
  readWaitMs: 30_000,
  /** Between two reads of one subscription: what happens meanwhile comes with the next. */
  restMs: 100,
  /** For the other side to close as well. */
  goodbyeMs: 1_000,
} as const;

/** The codes of graphql-transport-ws and of WebSocket that we close with. */
export const CLOSE = {
  done: 1000,
  badMessage: 4400,
  goingAway: 1001,
  tryLater: 1013,
  /** Signing in failed or ended; a client may try again with a fresh token. */
  forbidden: 4403,
  tooMany: 4429,
} as const;
