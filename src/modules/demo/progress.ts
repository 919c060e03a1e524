import { wallClock } from '../../platform/base/wall-clock.js';

const EVERY_MS = 2_000;

/** Tells how far seeding is, e.g. `day 14 of 21`: every other second and not at each step. */
export class Progress {
  private toldAt = wallClock().getTime();

  constructor(private readonly onStep: (step: string) => void) {}

  tell(step: string): void {
    const now = wallClock().getTime();
    if (now - this.toldAt < EVERY_MS) return;
    this.toldAt = now;
    this.onStep(step);
  }
}
