/** Position of a job in the list of its queue and state, which is sorted from latest to earliest. */
export interface SortKey {
  readonly id: string;
  /** Milliseconds: when it finished, is due or was enqueued, depending on how its state is sorted. */
  readonly at: number;
}

/**
 * Binary search for where a list continues after a job, which may no longer be in it. Jobs come and go between pages,
 * so only their time identifies a position.
 * @param count current length of the list
 * @param keyAt reads one position; undefined if it no longer exists
 * @returns the first position that is not later than the job
 */
export async function indexAfter(
  last: SortKey,
  count: number,
  keyAt: (place: number) => Promise<SortKey | undefined>,
): Promise<number> {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    const key = await keyAt(middle);
    if (key && key.at > last.at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of the jobs from that position on, those after the last one seen; jobs at the same time but before it were shown. */
export function jobsAfter<T extends SortKey>(last: SortKey, from: readonly T[]): readonly T[] {
  return from.slice(from.findIndex(({ id, at }) => id === last.id && at === last.at) + 1);
}
