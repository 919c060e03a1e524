import { type Client, type Event, createClient } from 'graphql-ws';
import { type Exchange, subscriptionExchange } from 'urql';
import type { Session } from '../session/session';

export type LiveState = 'idle' | 'live' | 'reconnecting';

/** The server allows no further socket for a while. */
const TOO_MANY = 4429;
/** The server no longer accepts the token. */
const UNAUTHORIZED = [4401, 4403];

/** Well below the five minutes after which the server closes a socket that is not used. */
const KEEP_ALIVE_MS = 60_000;

/** One socket for all subscriptions of the page. */
export class Live {
  private connection: LiveState = 'idle';
  private subscriptions = 0;
  private isClosed = false;
  private readonly listeners = new Set<() => void>();
  readonly client: Client;

  /** @param caughtUp is called after a lost connection is there again */
  constructor(session: Session, caughtUp: () => void) {
    let wasLost = false;
    let token = '';
    let isRefused = false;
    const url = new URL('/graphql', location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    this.client = createClient({
      url: url.href,
      // Held as long as somebody is signed in, also where nothing is subscribed to: the server closes it as soon as they may no
      // longer read, and the page is cleared.
      lazy: false,
      keepAlive: KEEP_ALIVE_MS,
      onNonLazyError: () => undefined,
      retryAttempts: Infinity,
      retryWait: async (retries) =>
        new Promise((resolve) =>
          setTimeout(resolve, Math.min(30_000, 500 * 2 ** retries) * (0.5 + Math.random() / 2)),
        ),
      shouldRetry: (event) => !this.isClosed && !(isClose(event) && event.code === TOO_MANY),
      connectionParams: async () => {
        // Without a token the server soon closes the socket, and the next one tries again.
        token = await session.token().catch(() => new Promise<never>(() => undefined));
        return { authorization: `Bearer ${token}` };
      },
      on: {
        connected: () => {
          if (wasLost) caughtUp();
          wasLost = false;
          isRefused = false;
          this.become('live');
        },
        closed: (event) => {
          const code = isClose(event) ? event.code : null;
          if (code !== null && UNAUTHORIZED.includes(code)) {
            if (isRefused) return session.end('refused');
            isRefused = true;
            void session.refused(token).catch(() => undefined);
          }
          if (code === 1000) return this.become('idle');
          wasLost = true;
          this.become('reconnecting');
        },
      },
    });
  }

  /** Ends all subscriptions, for good. */
  close(): void {
    this.isClosed = true;
    void Promise.resolve(this.client.dispose()).catch(() => undefined);
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  /** Idle if the page does not listen to changes. */
  readonly snapshot = (): LiveState =>
    this.connection === 'live' && this.subscriptions === 0 ? 'idle' : this.connection;

  /** @returns a function that ends the subscription */
  start(...subscription: Parameters<Client['subscribe']>): () => void {
    this.count(1);
    const end = this.client.subscribe(...subscription);
    return () => {
      this.count(-1);
      end();
    };
  }

  private count(more: number): void {
    this.subscriptions += more;
    this.tell();
  }

  private become(state: LiveState): void {
    this.connection = state;
    this.tell();
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}

const isClose = (event: unknown): event is CloseEvent =>
  typeof event === 'object' &&
  event !== null &&
  (event as Event & { code?: unknown }).hasOwnProperty !== undefined &&
  'code' in event;

export const liveExchange = (live: Live): Exchange =>
  subscriptionExchange({
    forwardSubscription: ({ query, variables }) => ({
      subscribe: (sink) => ({
        unsubscribe: live.start(
          { query: query ?? '', variables: variables as Record<string, unknown> },
          {
            next: (value) => sink.next(value as Parameters<typeof sink.next>[0]),
            error: (error) => sink.error(error),
            complete: () => sink.complete(),
          },
        ),
      }),
    }),
  });
