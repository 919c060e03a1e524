import { Injectable } from '@nestjs/common';
import { SYSTEM, type Viewer } from '../../kernel/viewer.js';
import { Users } from '../../platform/auth/authenticator.js';
import type { Claims } from '../../platform/auth/tokens.js';
import { wallClock } from '../../platform/base/wall-clock.js';
import { Pools } from '../../platform/database/pools.js';
import { Transactions } from '../../platform/database/tx.js';
import { bindSubject, type SignedIn, userBySubject } from './sign-in.store.js';

/**
 * Guarantees that deactivation takes effect within 30 s, even if the event is lost and the web socket is checked late.
 */
const CACHE_MS = 15_000;
const CACHE_SIZE = 5_000;

/** Finds the user of a token by subject, which the first sign-in with a verified email address sets. */
@Injectable()
export class UsersService extends Users {
  private readonly known = new Map<string, { viewer: Viewer; until: number }>();
  /** Incremented by `forget`, so that a row read before is not cached after it. */
  private forgotten = 0;

  constructor(
    private readonly pools: Pools,
    private readonly transactions: Transactions,
  ) {
    super();
  }

  async viewerOf(claims: Claims): Promise<Viewer | null> {
    const now = wallClock().getTime();
    const known = this.known.get(claims.subject);
    if (known && known.until > now) return known.viewer;
    const { forgotten } = this;
    const row = (await userBySubject(this.pools, claims.subject)) ?? (await this.bind(claims));
    const viewer = row ? viewerOf(row) : null;
    if (this.known.size >= CACHE_SIZE) this.known.clear();
    // Unknown users are not cached, so new ones can sign in immediately.
    if (viewer && forgotten === this.forgotten)
      this.known.set(claims.subject, { viewer, until: now + CACHE_MS });
    return viewer;
  }

  forget(userId?: string): void {
    this.forgotten += 1;
    for (const [subject, { viewer }] of this.known)
      if (userId === undefined || viewer.userId === userId) this.known.delete(subject);
  }

  private async bind({ subject, verifiedEmail }: Claims): Promise<SignedIn | undefined> {
    if (verifiedEmail === null) return undefined;
    const bound = await this.transactions.run(SYSTEM, (tx) => bindSubject(tx, subject, verifiedEmail));
    return bound ?? userBySubject(this.pools, subject);
  }
}

function viewerOf({ id, email, name, role, partnerId, engineerId }: SignedIn): Viewer {
  const person = { userId: id, email, name };
  if (role === 'PARTNER') return { ...person, role, partnerId: partnerId! };
  if (role === 'ENGINEER') return { ...person, role, engineerId: engineerId! };
  return { ...person, role };
}
