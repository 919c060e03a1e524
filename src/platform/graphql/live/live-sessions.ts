import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { AppError } from '../../../kernel/errors.js';
import { Authenticator, USER_CHANGED } from '../../auth/authenticator.js';
import { Metrics } from '../../base/metrics.js';
import { LiveBus } from '../../live/live-bus.js';
import { CLOSE, LIVE_LIMITS } from './live-limits.js';
import { LiveSession } from './live-session.js';

/** The end of the socket, as far as a session needs it. */
export interface Closable {
  readonly isOpen: () => boolean;
  readonly close: (code: number, reason: string) => void;
  readonly onClose: (act: () => void) => void;
}

/** Who is connected to this process. */
@Injectable()
export class LiveSessions implements OnApplicationBootstrap {
  private readonly byUser = new Map<string, Set<LiveSession>>();

  constructor(
    private readonly authenticator: Authenticator,
    private readonly bus: LiveBus,
    private readonly metrics: Metrics,
  ) {}

  /** Entered after ForgetUsers, which has dropped the user from the cache by the time this one asks. */
  onApplicationBootstrap(): void {
    this.bus.on(
      USER_CHANGED,
      (userId) => this.renew(userId),
      // Each socket's next beat asks anyway.
      () => undefined,
    );
  }

  /** @returns null for whom the socket is not open to */
  async open(authorization: string | undefined, socket: Closable): Promise<LiveSession | null> {
    const signedIn = await this.signedIn(authorization);
    if (!signedIn || authorization === undefined || !socket.isOpen()) return null;
    const sessions = this.byUser.get(signedIn.viewer.userId) ?? new Set();
    if (sessions.size >= LIVE_LIMITS.socketsOfUser) {
      socket.close(CLOSE.tooMany, `At most ${LIVE_LIMITS.socketsOfUser} web sockets per user`);
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
    // A fault is met again at the socket's next beat.
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
