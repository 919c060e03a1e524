import type { WalPosition } from './wal-position.js';

interface Mark {
  /** Milliseconds, when the primary was there. */
  readonly at: number;
  readonly primary: WalPosition;
}

/** How far a replica is behind, from what both servers say of themselves now and then. */
export class ReplicaLag {
  private marks: readonly Mark[] = [];
  private replayedTo: WalPosition = 0n;

  /** @param mostMs marks that are older say nothing more */
  constructor(private readonly mostMs: number) {}

  get replayed(): WalPosition {
    return this.replayedTo;
  }

  noteReplayed(position: WalPosition): void {
    if (position > this.replayedTo) this.replayedTo = position;
  }

  /** @param at before the primary was asked */
  notePrimary(at: number, primary: WalPosition): void {
    this.marks = [...this.marks.filter((mark) => at - mark.at <= this.mostMs), { at, primary }];
  }

  /** @returns by how many milliseconds at most its rows are old; Infinity if that is more than is remembered */
  ms(now: number): number {
    const reached = this.marks.findLast(({ primary }) => primary <= this.replayedTo);
    return reached ? now - reached.at : Infinity;
  }

  /** A replica that was lost may return as another one, further behind. */
  forget(): void {
    this.marks = [];
    this.replayedTo = 0n;
  }
}
