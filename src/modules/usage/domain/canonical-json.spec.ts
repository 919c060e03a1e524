import { canonicalJson } from './canonical-json.js';

describe('canonicalJson', () => {
  it.each<[string, string, string]>([
    ['sorts keys at every depth', '{"b":{"d":1,"c":2},"a":0}', '{"a":0,"b":{"c":2,"d":1}}'],
    ['keeps the order of lists', '[3,1,{"b":1,"a":2}]', '[3,1,{"a":2,"b":1}]'],
    ['writes numbers in one way', '[1.0,1e2,-0]', '[1,100,0]'],
    ['writes strings in one way', '"\\u0061\\/"', '"a/"'],
    ['keeps nulls', '{"a":null,"b":[null]}', '{"a":null,"b":[null]}'],
    ['keeps empty values', '{"b":{},"a":[]}', '{"a":[],"b":{}}'],
  ])('%s', (_case, json, canonical) => {
    expect(canonicalJson(JSON.parse(json))).toBe(canonical);
  });

  it.each([
    ['32 deep is written', 32, true],
    ['33 deep is not', 33, false],
    ['a million deep does not exhaust the stack', 1_000_000, false],
  ])('a value %s', (_case, depth, written) => {
    let value: unknown = 1;
    for (let level = 0; level < depth; level += 1) value = [value];
    expect(canonicalJson(value) !== null).toBe(written);
  });
});
