const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Values have six decimals. */
const inHundredths = (value: number) => Math.round(value * 1_000_000) / 10_000;

/**
 * Rounds parts to hundredths so that what people see adds up to the rounded total: those that would lose most are rounded up.
 * @param total the sum of the parts
 */
export function roundTogether(parts: readonly number[], total: number): readonly number[] {
  const exact = parts.map(inHundredths);
  const floors = exact.map(Math.floor);
  const missing = Math.round(inHundredths(total)) - sumOf(floors);
  const places = exact.map((value, place) => [value - floors[place]!, place] as const);
  const up = new Set(
    places
      .toSorted(([one], [other]) => other - one)
      .slice(0, missing)
      .map(([, place]) => place),
  );
  return floors.map((floor, place) => (floor + (up.has(place) ? 1 : 0)) / 100);
}
