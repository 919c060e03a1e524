import type { JsonBounds } from '../../kernel/json-meter.js';

/** Limits of a JSON body: far more than any of our operations needs, yet parsed within milliseconds. */
export const JSON_BOUNDS: JsonBounds = { depth: 64, values: 20_000, keysOfObject: 1_000 };
