/** Time slice per turn of the event loop. Short, because a small request takes about six turns. */
const TURN_MS = 1;

/** When this turn's work began; undefined until first asked. */
let began: number | undefined;
const waiting: (() => void)[] = [];

/** Whether this turn's time slice is used up, so that other work should run first. */
export function isTurnOver(): boolean {
  if (began !== undefined) return performance.now() - began >= TURN_MS;
  began = performance.now();
  setImmediate(() => (began = undefined));
  return false;
}

/** Resolves after other pending work has run; only one waiter is resumed per turn. */
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

/** A list whose rows are processed in order, yielding to other work whenever a time slice is used up. */
export class SlicedList<T> implements Iterable<T | Promise<T>> {
  constructor(private readonly rows: readonly T[]) {}

  /** The consumer processes each row before taking the next, or, if it is a promise, when it resolves. */
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
