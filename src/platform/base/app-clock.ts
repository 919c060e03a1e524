import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';

/** The process's clock: the machine's time, unless pinned to an instant (embedded default only). */
@Injectable()
export class AppClock extends Clock {
  private pinned: Date | null = null;

  now(): Date {
    return this.pinned ? new Date(this.pinned) : new Date();
  }

  /** Stops the clock at an instant; null resumes the machine's time. */
  pin(instant: Date | null): void {
    this.pinned = instant;
  }

  get isPinned(): boolean {
    return this.pinned !== null;
  }
}
