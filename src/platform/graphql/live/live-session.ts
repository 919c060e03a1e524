import { AppError } from '../../../kernel/errors.js';
import type { Viewer } from '../../../kernel/viewer.js';
import type { Authenticator, SignedIn } from '../../auth/authenticator.js';
import { wallClock } from '../../base/wall-clock.js';
import { CLOSE } from './live-limits.js';

/** The longest delay of setTimeout; a token may live longer. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/** The user of a socket, as long as the token is valid and permissions are the same as when it was opened. */
export class LiveSession {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly authorization: string,
    private readonly opened: SignedIn,
    private readonly authenticator: Authenticator,
    private readonly close: (code: number, reason: string) => void,
  ) {
    this.endWithToken();
  }

  get userId(): string {
    return this.opened.viewer.userId;
  }

  /**
   * Re-checks the user. Changed permissions close the socket, so that every subscription is authorised again.
   * @throws AppError UNAUTHENTICATED if the user has no access any more
   */
  async renew(): Promise<Viewer> {
    try {
      const viewer = await this.authenticator.viewerOf(this.authorization);
      if (viewer && rightsOf(viewer) === rightsOf(this.opened.viewer)) return viewer;
      throw new AppError('UNAUTHENTICATED', 'Your permissions have changed; reconnect.');
    } catch (error) {
      if (error instanceof AppError) this.close(CLOSE.forbidden, 'Forbidden');
      throw error;
    }
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private endWithToken(): void {
    const leftMs = this.opened.expiresAt - wallClock().getTime();
    if (leftMs <= 0) return this.close(CLOSE.forbidden, 'The token has expired');
    this.timer = setTimeout(() => this.endWithToken(), Math.min(leftMs, MAX_TIMEOUT_MS));
  }
}

/** What the guard and row-level security depend on. */
function rightsOf(viewer: Viewer): string {
  switch (viewer.role) {
    case 'PARTNER':
      return `PARTNER ${viewer.partnerId}`;
    case 'ENGINEER':
      return `ENGINEER ${viewer.engineerId}`;
    default:
      return viewer.role;
  }
}
