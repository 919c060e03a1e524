import type { Server } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { faultOfJson } from '../../../kernel/json-meter.js';
import { JSON_BOUNDS } from '../../base/json-bounds.js';
import { CLOSE, LIVE_LIMITS } from './live-limits.js';
import type { LiveSession } from './live-session.js';

/** A socket's state between messages. */
export interface Extra {
  readonly socket: LiveSocket;
  session: LiveSession | null;
}

/** Connects a web socket to graphql-ws, and enforces its limits. */
export class LiveSocket {
  /** The number of subscriptions; set on sign-in. */
  subscriptions = (): number => 0;
  private readonly openedAt = performance.now();
  private usedAt = performance.now();
  private answered = true;
  private messages = { count: 0, since: performance.now() };

  constructor(
    private readonly socket: WebSocket,
    private readonly logger: Logger,
  ) {}

  readonly isOpen = (): boolean => this.socket.readyState === this.socket.OPEN;
  readonly close = (code: number, reason: string): void => this.socket.close(code, reason);
  readonly onClose = (act: () => void): void => void this.socket.once('close', act);

  /** Runs the protocol until the socket closes. */
  serve(server: Server<Extra>): void {
    const extra: Extra = { socket: this, session: null };
    const ended = server.opened(
      {
        protocol: this.socket.protocol,
        send: (text) => this.send(text),
        close: this.close,
        onMessage: (handle) =>
          void this.socket.on('message', (data) => void this.take(data as Buffer, extra, handle)),
      },
      extra,
    );
    const heartbeat = setInterval(() => this.checkAlive(extra), LIVE_LIMITS.heartbeatMs);
    this.socket.on('pong', () => (this.answered = true));
    this.socket.on('ping', (data) => this.answer(data));
    // Invalid or oversized frames; ws closes the socket itself.
    this.socket.on('error', (error) => this.logger.debug({ reason: error.message }, 'socket error'));
    this.socket.once('close', (code, reason) => {
      clearInterval(heartbeat);
      void ended(code, String(reason)).catch((error: unknown) => this.logError(error));
      this.logger.info({ code, ms: Math.round(performance.now() - this.openedAt) }, 'socket closed');
    });
  }

  private async take(message: Buffer, extra: Extra, handle: (text: string) => Promise<void>): Promise<void> {
    // A closing socket still receives messages; ignore them.
    if (!this.isOpen()) return;
    if (this.isFlooded()) return this.close(CLOSE.tooMany, 'Too many messages');
    const fault = faultOf(message, extra);
    if (fault !== null) return this.close(CLOSE.badMessage, fault);
    this.usedAt = performance.now();
    try {
      await handle(message.toString());
    } catch (error) {
      if (!this.isOpen()) return;
      this.logError(error);
      this.close(CLOSE.tryLater, 'Try again later');
    }
  }

  /** Pings count as messages: otherwise pongs to a client that does not read would fill the memory. */
  private answer(ping: Buffer): void {
    if (!this.isOpen()) return;
    if (this.isFlooded()) return this.close(CLOSE.tooMany, 'Too many messages');
    this.socket.pong(ping);
  }

  private logError(error: unknown): void {
    this.logger.error({ detail: error instanceof Error ? error.stack : error }, 'a web socket failed');
  }

  private isFlooded(): boolean {
    const now = performance.now();
    if (now - this.messages.since > LIVE_LIMITS.messagesMs) this.messages = { count: 0, since: now };
    this.messages.count += 1;
    return this.messages.count > LIVE_LIMITS.messages;
  }

  /** Resolves once the text is sent, so that each subscription has at most one unsent delivery. */
  private send(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      if (!this.isOpen()) return resolve();
      if (this.socket.bufferedAmount > LIVE_LIMITS.unreadBytes) {
        this.logger.warn(
          { bytes: this.socket.bufferedAmount },
          'a web socket is not being read and was closed',
        );
        this.socket.terminate();
        return resolve();
      }
      this.socket.send(text, (error) => (error ? reject(error) : resolve()));
    });
  }

  private checkAlive({ session }: Extra): void {
    if (!this.isOpen() || !this.answered) return this.socket.terminate();
    const isIdle = this.subscriptions() === 0 && performance.now() - this.usedAt > LIVE_LIMITS.idleMs;
    if (isIdle) return this.close(CLOSE.done, 'Idle');
    this.answered = false;
    this.socket.ping();
    session
      ?.renew()
      .catch((error: unknown) => this.logger.debug({ err: error }, 'a web socket was not renewed'));
  }
}

/** @returns why a message must not be parsed; null if it may be */
function faultOf(message: Buffer, { session }: Extra): string | null {
  if (!session && message.length > LIVE_LIMITS.anonymousMessageBytes)
    return 'Authenticate with connection_init first.';
  return faultOfJson(message, JSON_BOUNDS);
}
