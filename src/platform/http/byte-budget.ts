import { AppError } from '../../kernel/errors.js';

/** Most bodies are received and answered faster. */
const RETRY_SECONDS = 5;

/** One request's part of the budget. */
export interface Hold {
  /**
   * @param sender whose share the bytes count towards
   * @throws AppError RATE_LIMITED if that would exceed the sender's limit or the overall one
   */
  readonly take: (sender: string, bytes: number) => void;
  readonly release: () => void;
}

/** Limits the memory for request bodies, overall and per sender. */
export class ByteBudget {
  private held = 0;
  private readonly bySender = new Map<string, number>();

  /** @param limits in bytes */
  constructor(private readonly limits: { readonly most: number; readonly mostPerSender: number }) {}

  open(): Hold {
    const taken: [sender: string, bytes: number][] = [];
    return {
      take: (sender, bytes) => {
        this.add(sender, bytes);
        taken.push([sender, bytes]);
      },
      release: () => {
        for (const [sender, bytes] of taken.splice(0)) this.remove(sender, bytes);
      },
    };
  }

  private add(sender: string, bytes: number): void {
    const ofSender = (this.bySender.get(sender) ?? 0) + bytes;
    if (ofSender > this.limits.mostPerSender || this.held + bytes > this.limits.most)
      throw new AppError(
        'RATE_LIMITED',
        'The server is receiving too much data; try again later.',
        RETRY_SECONDS,
      );
    this.held += bytes;
    this.bySender.set(sender, ofSender);
  }

  private remove(sender: string, bytes: number): void {
    const left = this.bySender.get(sender)! - bytes;
    this.held -= bytes;
    if (left > 0) this.bySender.set(sender, left);
    else this.bySender.delete(sender);
  }
}
