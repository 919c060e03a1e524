import { AppError } from '../../kernel/errors.js';

/** Bounds what a process keeps in memory of bodies that are being read or wait for their turn. */
export class HeldBytes {
  private held = 0;

  constructor(private readonly most: number) {}

  /**
   * @param act holds bytes as they come; all of them are let go when it ends
   * @throws AppError RATE_LIMITED for bytes that others leave no room for
   */
  async during<T>(act: (hold: (bytes: number) => void) => Promise<T>): Promise<T> {
    let own = 0;
    const hold = (bytes: number): void => {
      if (this.held + bytes > this.most)
        throw new AppError(
          'RATE_LIMITED',
          'Much usage is waiting to be counted; send this again in a while.',
        );
      this.held += bytes;
      own += bytes;
    };
    try {
      return await act(hold);
    } finally {
      this.held -= own;
    }
  }
}
