const BITS = 8;

/** A set of natural numbers that takes one bit for each number up to the largest. */
export class NumberSet {
  private bits = new Uint8Array(0);

  constructor(numbers: readonly number[] = []) {
    this.grow(numbers.reduce((largest, number) => Math.max(largest, number), 0));
    for (const number of numbers) this.set(number, true);
  }

  has(number: number): boolean {
    return ((this.bits[Math.floor(number / BITS)] ?? 0) & maskOf(number)) !== 0;
  }

  /** Adds or removes a number. */
  set(number: number, isMember: boolean): void {
    if (isMember) this.grow(number);
    const place = Math.floor(number / BITS);
    const byte = this.bits[place];
    if (byte !== undefined) this.bits[place] = isMember ? byte | maskOf(number) : byte & ~maskOf(number);
  }

  private grow(largest: number): void {
    const bytes = Math.floor(largest / BITS) + 1;
    if (bytes <= this.bits.length) return;
    const grown = new Uint8Array(bytes + (bytes >> 1));
    grown.set(this.bits);
    this.bits = grown;
  }
}

const maskOf = (number: number) => 1 << (number % BITS);
