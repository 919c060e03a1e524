/** A map of bounded size that evicts the least recently used entry. */
export class LruMap<K, V extends object | number | string | null> {
  private readonly entries = new Map<K, V>();

  /** @param onEvicted called with the key of an evicted entry */
  constructor(
    private readonly size: number,
    private readonly onEvicted: (key: K) => void = () => undefined,
  ) {}

  get(key: K): V | undefined {
    const value = this.entries.get(key);
    // Entries are kept in order of use.
    if (value !== undefined && this.entries.delete(key)) this.entries.set(key, value);
    return value;
  }

  set(key: K, value: V): void {
    this.entries.delete(key);
    this.entries.set(key, value);
    const [oldest] = this.entries.keys();
    if (this.entries.size <= this.size || oldest === undefined) return;
    this.entries.delete(oldest);
    this.onEvicted(oldest);
  }
}
