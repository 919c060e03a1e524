/** How long a thing is worked on before everybody else has a turn: about what a small request takes as a whole. */
const SLICE_MS = 3;

const waiting: (() => void)[] = [];

/** Resolves when whatever else there is to do has had its turn; of those who wait here, one goes on in each round. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(wakeOne);
  });
}

function wakeOne(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(wakeOne);
}

/** Tells long work when to let others have their turn. */
export class Slice {
  private began = performance.now();

  get isOver(): boolean {
    return performance.now() - this.began >= SLICE_MS;
  }

  async next(): Promise<void> {
    await nextTurn();
    this.began = performance.now();
  }
}

/** A list whose rows are worked on one after the other, with turns for everybody else once that has taken long. */
export class SlicedList<T> implements Iterable<T | Promise<T>> {
  constructor(private readonly rows: readonly T[]) {}

  /** Whoever takes a row works on it before the next is taken, or when it resolves. */
  *[Symbol.iterator](): Generator<T | Promise<T>> {
    const slice = new Slice();
    let before: Promise<unknown> | undefined;
    for (const row of this.rows)
      if (!before && !slice.isOver) yield row;
      else {
        const turn: Promise<T> = after(before, slice).then(() => row);
        before = turn;
        yield turn;
      }
  }
}

async function after(before: Promise<unknown> | undefined, slice: Slice): Promise<void> {
  await before;
  if (slice.isOver) await slice.next();
}
