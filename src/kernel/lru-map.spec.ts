import { LruMap } from './lru-map.js';

describe('a map of bounded size', () => {
  it('evicts the least recently used entry, and returns it', () => {
    const evicted: string[] = [];
    const map = new LruMap<string, number>(2, (key) => evicted.push(key));
    map.set('a', 1);
    map.set('b', 2);
    expect(map.get('a')).toBe(1);
    map.set('c', 3);
    expect(evicted).toEqual(['b']);
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3]);
  });

  it('evicts nothing for a key that is already there', () => {
    const map = new LruMap<string, number | null>(1);
    map.set('a', 1);
    map.set('a', null);
    expect(map.get('a')).toBeNull();
  });
});
