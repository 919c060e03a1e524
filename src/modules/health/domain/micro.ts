/**
 * Scores have 6 decimals. They are added up in whole millionths, so that parts add up to their total exactly, without
 * floating-point errors.
 */
const MICROS = 1_000_000;

/** Rounded half up. */
export function toMicros(value: number): number {
  return Math.floor(value * MICROS + 0.5);
}

export function fromMicros(micros: number): number {
  return micros / MICROS;
}

/** Rounded half up to 6 decimals. */
export function round6(value: number): number {
  return fromMicros(toMicros(value));
}

/** Rounds to 6 decimals first, then half up to a whole number: 49.5 gives 50. */
export function roundHalfUp(value: number): number {
  return Math.floor((toMicros(value) + MICROS / 2) / MICROS);
}
