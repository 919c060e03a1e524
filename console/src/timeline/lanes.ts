/** One engagement over time; days are LocalDates. */
export interface Lane {
  readonly key: string;
  readonly from: string;
  /** Go-live in the first baseline. */
  readonly plannedOn: string | null;
  /** Forecast go-live, or the day it went live. */
  readonly goLiveOn: string | null;
  readonly isLive: boolean;
  /** By when it is live with a probability of 80%; null if unknown. */
  readonly probablyOn: string | null;
  /** Health band, which gives the colour. */
  readonly band: string;
  /** The dates in words. */
  readonly text: string;
}

export interface LaneGroup<L extends Lane> {
  readonly key: string;
  readonly label: string;
  readonly lanes: readonly L[];
}

/** The last day on which there is work on it, as far as is known. */
export const endOf = ({ from, goLiveOn }: Lane, today: string): string =>
  goLiveOn !== null && goLiveOn >= from ? goLiveOn : today > from ? today : from;

/** The largest number of lanes that have work on the same day. */
export function mostAtOnce(lanes: readonly Lane[], today: string): number {
  const steps = lanes
    .flatMap((lane) => [
      { day: lane.from, step: 1 },
      { day: endOf(lane, today), step: -1 },
    ])
    // A lane still counts on its last day.
    .sort((one, other) => (one.day === other.day ? other.step - one.step : one.day < other.day ? -1 : 1));
  let count = 0;
  return steps.reduce((most, { step }) => Math.max(most, (count += step)), 0);
}

/** Lanes by what they have in common, in the order in which the groups are first seen. */
export function grouped<L extends Lane>(
  lanes: readonly L[],
  groupOf: (lane: L) => { readonly key: string; readonly label: string },
): readonly LaneGroup<L>[] {
  const groups = new Map<string, { key: string; label: string; lanes: L[] }>();
  for (const lane of lanes) {
    const { key, label } = groupOf(lane);
    const group = groups.get(key) ?? { key, label, lanes: [] };
    group.lanes.push(lane);
    groups.set(key, group);
  }
  return [...groups.values()];
}
