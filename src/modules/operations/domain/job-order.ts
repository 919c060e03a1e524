/** Position of a job in the list of its queue and state, which is sorted from latest to earliest. */
export interface Stand {
  readonly id: string;
  /** Milliseconds: when it finished, is due or was enqueued, depending on how its state is sorted. */
  readonly at: number;
}

/**
 * Binary search for where a list continues after a job, which may no longer be in it. Jobs come and go between pages,
 * so only their time identifies a position.
 * @param count current length of the list
 * @param standAt reads one position; undefined if it no longer exists
 * @returns the first position that is not later than the job
 */
export async function placeOf(
  last: Stand,
  count: number,
  standAt: (place: number) => Promise<Stand | undefined>,
): Promise<number> {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    const stand = await standAt(middle);
    if (stand && stand.at > last.at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of the jobs from that position on, those after the last one seen; jobs at the same time but before it were shown. */
export function behind<T extends Stand>(last: Stand, from: readonly T[]): readonly T[] {
  return from.slice(from.findIndex(({ id, at }) => id === last.id && at === last.at) + 1);
}
