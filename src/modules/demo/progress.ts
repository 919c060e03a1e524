import { wallClock } from '../../platform/base/wall-clock.js';

const EVERY_MS = 2_000;

/** Reports progress of seeding, e.g. `day 14 of 21`, at most every other second. */
export class Progress {
  private reportedAt = wallClock().getTime();

  constructor(private readonly onStep: (step: string) => void) {}

  report(step: string): void {
    const now = wallClock().getTime();
    if (now - this.reportedAt < EVERY_MS) return;
    this.reportedAt = now;
    this.onStep(step);
  }
}
