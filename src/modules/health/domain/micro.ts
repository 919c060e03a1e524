/**
 * Scores are kept with 6 decimals. Sums run in whole millionths, so that parts add up to their total exactly
 * and floating point cannot lose the last digit.
 */
const MICROS = 1_000_000;

/** Rounded half up. */
export function toMicros(value: number): number {
  return Math.floor(value * MICROS + 0.5);
}

export function fromMicros(micros: number): number {
  return micros / MICROS;
}

/** The nearest number of 6 decimals. */
export function round6(value: number): number {
  return fromMicros(toMicros(value));
}

/** Rounded half up to a whole number, judged on the 6 decimals that are kept: 49.5 is 50. */
export function roundHalfUp(value: number): number {
  return Math.floor((toMicros(value) + MICROS / 2) / MICROS);
}
