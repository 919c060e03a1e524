import { column } from '../fragments/sql.js';
import { applyFilter, oneOf } from './filters.js';

describe('a list in a filter', () => {
  const read = (count: number) => {
    const seen: string[] = [];
    const rules = { key: oneOf(column('key'), (typed) => (seen.push(typed), typed)) };
    const act = () => applyFilter(rules, { key: { in: Array.from({ length: count }, String) } });
    return { act, seen };
  };

  it('is decoded value by value', () => {
    const { act, seen } = read(200);
    expect(act().values['key_in']).toHaveLength(200);
    expect(seen).toHaveLength(200);
  });

  it('is rejected before any value is decoded if it is too long', () => {
    const { act, seen } = read(201);
    expect(act).toThrow('A list in a filter can contain at most 200 values.');
    expect(seen).toEqual([]);
  });
});
