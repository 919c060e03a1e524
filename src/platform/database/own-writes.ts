import type { WalPosition } from './wal-position.js';

interface Write {
  readonly position: WalPosition;
  /** Milliseconds. */
  readonly at: number;
}

/** What each user must see: what they wrote, and what they were told of. */
export class OwnWrites {
  private readonly ofUser = new Map<string, Write>();

  note(userId: string, position: WalPosition, at: number): void {
    const known = this.ofUser.get(userId);
    this.ofUser.set(userId, { position: known && known.position > position ? known.position : position, at });
  }

  of(userId: string): WalPosition {
    return this.ofUser.get(userId)?.position ?? 0n;
  }

  /** Forgets what a replica shows by now, or would not serve without: what is older than it may be behind. */
  forget(replayed: WalPosition, before: number): void {
    for (const [userId, { position, at }] of this.ofUser)
      if (position <= replayed || at < before) this.ofUser.delete(userId);
  }
}
