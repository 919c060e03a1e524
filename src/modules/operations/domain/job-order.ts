/** Where a job stands in the list of its queue and state, which runs from the latest to the earliest. */
export interface Stand {
  readonly id: string;
  /** Milliseconds: when it ended, is due or was dispatched, whichever its state sorts by. */
  readonly at: number;
}

/**
 * Finds where a list goes on behind a job that may have left it since, by halving. Jobs come and go between two pages,
 * so a position says nothing; an instant does.
 * @param count how long the list is now
 * @param standAt reads one place of it; undefined for one that has been emptied meanwhile
 * @returns the first place whose instant is not later than the job's
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

/** Of the jobs from that place on, those behind the last one seen: of one instant, what stood before it was shown. */
export function behind<T extends Stand>(last: Stand, from: readonly T[]): readonly T[] {
  return from.slice(from.findIndex(({ id, at }) => id === last.id && at === last.at) + 1);
}
