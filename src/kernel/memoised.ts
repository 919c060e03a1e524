/** Computes each key's value once: arithmetic with time zones costs more than the rest of an evaluation. */
export function memoised<K, V>(of: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (known.has(key)) return known.get(key)!;
    const value = of(key);
    known.set(key, value);
    return value;
  };
}
