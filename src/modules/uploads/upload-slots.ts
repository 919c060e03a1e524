import { AppError } from '../../kernel/errors.js';

const MAX_AT_ONCE = 50;
const MAX_OF_ONE_USER = 3;
/** Most uploads take less. */
const RETRY_SECONDS = 5;

/** Limits concurrent uploads per process and per user. */
export class UploadSlots {
  private readonly taken = new Map<string, number>();
  private all = 0;

  /** @throws AppError RATE_LIMITED if all slots, or all of this user's, are taken */
  async run<T>(userId: string, act: () => Promise<T>): Promise<T> {
    const own = this.taken.get(userId) ?? 0;
    if (own >= MAX_OF_ONE_USER)
      throw new AppError('RATE_LIMITED', `Upload at most ${MAX_OF_ONE_USER} files at a time.`, RETRY_SECONDS);
    if (this.all >= MAX_AT_ONCE)
      throw new AppError('RATE_LIMITED', 'Too many uploads are in progress; try again later.', RETRY_SECONDS);
    this.taken.set(userId, own + 1);
    this.all += 1;
    try {
      return await act();
    } finally {
      this.release(userId);
    }
  }

  private release(userId: string): void {
    const left = this.taken.get(userId)! - 1;
    if (left > 0) this.taken.set(userId, left);
    else this.taken.delete(userId);
    this.all -= 1;
  }
}
