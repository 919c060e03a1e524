import { wallClock } from '../../platform/clock/wall-clock.js';

const EVERY_MS = 2_000;

/** Tells how far seeding is, every other second and not at each step. */
export class Progress {
  private toldAt = wallClock().getTime();

  constructor(private readonly say: (line: string) => void) {}

  tell(step: string): void {
    const now = wallClock().getTime();
    if (now - this.toldAt < EVERY_MS) return;
    this.toldAt = now;
    this.say(`Seeding the demo world: ${step} …`);
  }
}
