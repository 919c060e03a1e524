/** How long one turn of the event loop is worked on. A small request takes about six turns, so this is short. */
const TURN_MS = 1;

/** When the work of this turn began; undefined until someone asks in it. */
let began: number | undefined;
const waiting: (() => void)[] = [];

/** Whether this turn has been worked on for so long that everyone else should have one first. */
export function isTurnOver(): boolean {
  if (began !== undefined) return performance.now() - began >= TURN_MS;
  began = performance.now();
  setImmediate(() => (began = undefined));
  return false;
}

/** Resolves when whatever else there is to do has had its turn; of those who wait here, one goes on in each turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(wakeOne);
  });
}

function wakeOne(): void {
  began = undefined;
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(wakeOne);
}

/** A list whose rows are worked on one after the other, with turns for everyone else once that has taken long. */
export class SlicedList<T> implements Iterable<T | Promise<T>> {
  constructor(private readonly rows: readonly T[]) {}

  /** Whoever takes a row works on it before the next is taken, or when it resolves. */
  *[Symbol.iterator](): Generator<T | Promise<T>> {
    let before: Promise<unknown> | undefined;
    for (const row of this.rows)
      if (!before && !isTurnOver()) yield row;
      else {
        const turn: Promise<T> = after(before).then(() => row);
        before = turn;
        yield turn;
      }
  }
}

async function after(before: Promise<unknown> | undefined): Promise<void> {
  await before;
  if (isTurnOver()) await nextTurn();
}
