import fc from 'fast-check';
import { JsonMeter, faultOfJson } from './json-meter.js';

const BOUNDS = { depth: 4, values: 10, keysOfObject: 3 };
const faultOf = (text: string) => faultOfJson(Buffer.from(text), BOUNDS);

describe('a JSON text', () => {
  it.each<[string, string, string | null]>([
    ['at maximum depth', '[[[[1]]]]', null],
    ['one level deeper', '[[[[[1]]]]]', 'It is nested too deeply: more than 4 lists and objects.'],
    ['deep and never closed', '[{"a":[{"a":[', 'It is nested too deeply: more than 4 lists and objects.'],
    ['adjacent lists', '[[],[],[]]', null],
    ['the maximum number of keys in an object', '{"a":1,"b":1,"c":1}', null],
    ['one more key', '{"a":1,"b":1,"c":1,"d":1}', 'An object in it has more than 3 keys.'],
    ['the same key again and again', '{"a":1,"a":1,"a":1,"a":1}', 'An object in it has more than 3 keys.'],
    ['that many keys across several objects', '[{"a":1,"b":1},{"a":1,"b":1},{"a":1}]', null],
    ['the maximum number of values', '[1,1,1,1,1,1,1,1,1]', null],
    ['one more value', '[1,1,1,1,1,1,1,1,1,1]', 'It contains more than 10 values.'],
    ['only commas', ',,,,,,,,,,,,', 'It contains more than 10 values.'],
    ['special characters in a string', '"[[[[[[[{{{{{,,,,,,,,,,,,,,,::::::::"', null],
    ['special characters after an escaped quote', '"\\"[[[[[[["', null],
    [
      'special characters after an escaped backslash',
      '"\\\\"[[[[[[[',
      'It is nested too deeply: more than 4 lists and objects.',
    ],
    ['closing brackets without opening ones', ']]]]}}}}', null],
  ])('is reported as containing %s, wherever it is split', (_case, text, fault) => {
    expect(faultOf(text)).toBe(fault);
    const meter = new JsonMeter(BOUNDS);
    const faults = [...Buffer.from(text)].map((byte) => meter.faultOf(Buffer.from([byte])));
    expect(faults.find((each) => each !== null) ?? null).toBe(fault);
  });

  it('is measured as the parser would build it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value);
        const { depth, values, keys } = measure(JSON.parse(text));
        const exact = { depth, values, keysOfObject: keys };
        expect(faultOfJson(Buffer.from(text), exact)).toBeNull();
        if (depth > 0) expect(faultOfJson(Buffer.from(text), { ...exact, depth: depth - 1 })).toMatch(/deep/);
        if (keys > 0)
          expect(faultOfJson(Buffer.from(text), { ...exact, keysOfObject: keys - 1 })).toMatch(/keys/);
      }),
    );
  });
});

/** An upper limit: an empty list counts as if it had one value. */
function measure(value: unknown): { depth: number; values: number; keys: number } {
  if (typeof value !== 'object' || value === null) return { depth: 0, values: 1, keys: 0 };
  const parts = Object.values(value).map(measure);
  const most = (part: 'depth' | 'keys') => Math.max(0, ...parts.map((each) => each[part]));
  return {
    depth: 1 + most('depth'),
    values: 2 + parts.reduce((sum, { values }) => sum + values, 0),
    keys: Math.max(Array.isArray(value) ? 0 : parts.length, most('keys')),
  };
}
