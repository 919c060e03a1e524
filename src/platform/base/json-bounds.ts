import type { JsonBounds } from '../../kernel/json-meter.js';

/** What a JSON body may hold: far more than any operation of ours needs, and parsed within milliseconds. */
export const JSON_BOUNDS: JsonBounds = { depth: 64, values: 20_000, keysOfObject: 1_000 };
