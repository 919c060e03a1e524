const STEPS = [1, 2, 2.5, 5, 10];

/**
 * Round values from 0 on for an axis.
 * @param max the largest value to be shown
 * @param atMost how many steps there may be
 * @returns the values of the marks; the last is the top of the axis, at least `max`
 */
export function marksFor(max: number, atMost = 4): readonly number[] {
  if (!(max > 0)) return [0, 1];
  const rough = max / atMost;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = STEPS.map((factor) => factor * unit).find((each) => each >= rough * (1 - 1e-9))!;
  const count = Math.ceil(max / step - 1e-9);
  return Array.from({ length: count + 1 }, (_each, place) => Number((place * step).toPrecision(12)));
}

/** @returns where a value lies between two ends */
export const scaleTo =
  (max: number, [from, to]: readonly [number, number]) =>
  (value: number): number =>
    from + ((to - from) * value) / (max || 1);

/** The place in a list of evenly spread points that is nearest. @param share 0-1 of the way */
export const nearestPlace = (share: number, points: number): number =>
  Math.min(points - 1, Math.max(0, Math.round(share * (points - 1))));
