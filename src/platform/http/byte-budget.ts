import { AppError } from '../../kernel/errors.js';

/** Most bodies are received, and answered, in less. */
const RETRY_SECONDS = 5;

/** What one request keeps of the budget. */
export interface Hold {
  /**
   * @param sender whose share the bytes count towards
   * @throws AppError RATE_LIMITED for bytes that this sender's other requests, or everyone's, leave no room for
   */
  readonly take: (sender: string, bytes: number) => void;
  readonly release: () => void;
}

/** Bounds what a process keeps in memory of the bodies of all requests, and how much of that one sender may use. */
export class ByteBudget {
  private held = 0;
  private readonly bySender = new Map<string, number>();

  /** @param limits in bytes */
  constructor(private readonly limits: { readonly most: number; readonly mostOfSender: number }) {}

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
    if (ofSender > this.limits.mostOfSender || this.held + bytes > this.limits.most)
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
