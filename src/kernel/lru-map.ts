/** A map of bounded size: the entry that was not used for longest makes room for a new one. */
export class LruMap<K, V extends object | number | string | null> {
  private readonly entries = new Map<K, V>();

  /** @param onEvicted is told the key of an entry that made room */
  constructor(
    private readonly size: number,
    private readonly onEvicted: (key: K) => void = () => undefined,
  ) {}

  get(key: K): V | undefined {
    const value = this.entries.get(key);
    // Entries stand in the order in which they were used.
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
