/** Those who wait behind each other, e.g. all keys of a partner. */
export interface Line {
  readonly name: string;
  /** How much of its work runs at once. */
  readonly atOnce: number;
}

/** Until a first one has ended. */
const FIRST_GUESS_MS = 500;
/** Weight of the latest duration in the typical one. */
const LATEST = 0.2;
/** Someone who does not come back in time loses their place. */
const GRACE_MS = 5_000;
/** Places kept for one line. */
const MAX_KEPT = 50;

/**
 * Estimates how long work would wait for its turn in a queue that serves lines in turn, and keeps the place of those who were
 * told to come back later: otherwise, whoever is served and sends again at once would always be ahead of them.
 */
export class TurnForecast {
  /** Running and waiting, by line. */
  private readonly inside = new Map<string, number>();
  /** When those of a line who were sent away come back, earliest first. */
  private readonly returns = new Map<string, number[]>();
  private typicalMs = FIRST_GUESS_MS;

  /**
   * @param atOnce how much work of all lines runs at once
   * @param now milliseconds of any clock
   */
  constructor(
    private readonly atOnce: number,
    private readonly now: () => number,
  ) {}

  /** @returns milliseconds that one more of this line would wait; 0 if it could start */
  waitMs({ name, atOnce }: Line): number {
    this.forgetLate();
    const own = this.inside.get(name) ?? 0;
    if (own < atOnce && this.total() < this.atOnce) return 0;
    const returning = this.returning(name);
    const before = own + (returning === undefined ? this.kept(name) : 0);
    let ahead = before;
    for (const other of new Set([...this.inside.keys(), ...this.returns.keys()]))
      if (other !== name) ahead += Math.min(this.claims(other, returning), before + 1);
    return this.typicalMs * Math.max(turns(ahead, this.atOnce), turns(before, atOnce));
  }

  /** Work of this line is admitted. @returns call it once when it leaves, with how long it ran, null if it never did */
  admit({ name: line }: Line): (ranMs: number | null) => void {
    if (this.returning(line) !== undefined) this.returns.get(line)!.shift();
    this.inside.set(line, (this.inside.get(line) ?? 0) + 1);
    return (ranMs) => {
      const left = this.inside.get(line)! - 1;
      if (left > 0) this.inside.set(line, left);
      else this.inside.delete(line);
      if (ranMs !== null) this.typicalMs += LATEST * (ranMs - this.typicalMs);
    };
  }

  /** Keeps a place for work that is told to come back then. */
  sendAway({ name: line }: Line, waitMs: number): void {
    const times = this.returns.get(line) ?? [];
    if (this.returning(line) !== undefined) times.shift();
    if (times.length < MAX_KEPT) times.push(this.now() + waitMs);
    this.returns.set(
      line,
      times.sort((a, b) => a - b),
    );
  }

  /** @returns the time for which the next of this line was told to come back; undefined if it is not that time yet */
  private returning(line: string): number | undefined {
    const next = this.returns.get(line)?.[0];
    return next !== undefined && next <= this.now() ? next : undefined;
  }

  /** What another line has inside, and those of it who come back before someone told to come back at `time`. */
  private claims(line: string, time = Infinity): number {
    const kept = this.returns.get(line)?.filter((at) => at < time).length ?? 0;
    return (this.inside.get(line) ?? 0) + kept;
  }

  private kept(line: string): number {
    return this.returns.get(line)?.length ?? 0;
  }

  private total(): number {
    return [...this.inside.values()].reduce((sum, count) => sum + count, 0);
  }

  private forgetLate(): void {
    const late = this.now() - GRACE_MS;
    for (const [line, times] of this.returns) {
      const left = times.filter((at) => at > late);
      if (left.length > 0) this.returns.set(line, left);
      else this.returns.delete(line);
    }
  }
}

/** @returns how many durations pass until one with so many ahead may start */
function turns(ahead: number, atOnce: number): number {
  return Math.max(0, ahead - atOnce + 1) / atOnce;
}
