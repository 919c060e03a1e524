import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { AppError } from '../../../kernel/errors.js';
import { Authenticator, USER_CHANGED } from '../../auth/authenticator.js';
import { Metrics } from '../../base/metrics.js';
import { LiveBus } from '../../live/live-bus.js';
import { CLOSE, LIVE_LIMITS } from './live-limits.js';
import { LiveSession } from './live-session.js';

/** The part of a socket that a session needs. */
export interface Closable {
  readonly isOpen: () => boolean;
  readonly close: (code: number, reason: string) => void;
  readonly onClose: (act: () => void) => void;
}

/** Sessions of this process's sockets. */
@Injectable()
export class LiveSessions implements OnApplicationBootstrap {
  private readonly byUser = new Map<string, Set<LiveSession>>();

  constructor(
    private readonly authenticator: Authenticator,
    private readonly bus: LiveBus,
    private readonly metrics: Metrics,
  ) {}

  /** Registered after ForgetUsers, so that the user has been dropped from the cache before this handler runs. */
  onApplicationBootstrap(): void {
    this.bus.on(
      USER_CHANGED,
      (userId) => this.renew(userId),
      // Each socket's next heartbeat re-checks the user anyway.
      () => undefined,
    );
  }

  /** @returns null if the user is not admitted */
  async open(authorization: string | undefined, socket: Closable): Promise<LiveSession | null> {
    const signedIn = await this.signedIn(authorization);
    if (!signedIn || authorization === undefined || !socket.isOpen()) return null;
    const sessions = this.byUser.get(signedIn.viewer.userId) ?? new Set();
    if (sessions.size >= LIVE_LIMITS.socketsPerUser) {
      socket.close(CLOSE.tooMany, `At most ${LIVE_LIMITS.socketsPerUser} web sockets per user`);
      return null;
    }
    const session = new LiveSession(authorization, signedIn, this.authenticator, socket.close);
    this.byUser.set(session.userId, sessions.add(session));
    this.metrics.socketOpened();
    socket.onClose(() => this.end(session));
    return session;
  }

  private async signedIn(authorization: string | undefined) {
    try {
      return await this.authenticator.signedIn(authorization);
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  }

  private renew(userId: string): void {
    // An error will recur at the socket's next heartbeat.
    for (const session of this.byUser.get(userId) ?? []) session.renew().catch(() => undefined);
  }

  private end(session: LiveSession): void {
    session.stop();
    this.metrics.socketClosed();
    const sessions = this.byUser.get(session.userId);
    sessions?.delete(session);
    if (sessions?.size === 0) this.byUser.delete(session.userId);
  }
}
