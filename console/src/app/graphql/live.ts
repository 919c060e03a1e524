import { type Client, type Event, createClient } from 'graphql-ws';
import { type Exchange, subscriptionExchange } from 'urql';
import type { Session } from '../session/session';

export type LiveState = 'idle' | 'live' | 'reconnecting';

/** The server allows no further socket for a while. */
const TOO_MANY = 4429;
/** The server no longer accepts the token. */
const UNAUTHORIZED = [4401, 4403];

/** One socket for all subscriptions of the page. */
export class Live {
  private state: LiveState = 'idle';
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
      lazyCloseTimeout: 5_000,
      retryAttempts: Infinity,
      retryWait: async (retries) =>
        new Promise((resolve) =>
          setTimeout(resolve, Math.min(30_000, 500 * 2 ** retries) * (0.5 + Math.random() / 2)),
        ),
      shouldRetry: (event) => !(isClose(event) && event.code === TOO_MANY),
      connectionParams: async () => {
        token = await session.token();
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
            void session.refused(token);
          }
          if (code === 1000) return this.become('idle');
          wasLost = true;
          this.become('reconnecting');
        },
      },
    });
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly snapshot = (): LiveState => this.state;

  private become(state: LiveState): void {
    this.state = state;
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
        unsubscribe: live.client.subscribe(
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
