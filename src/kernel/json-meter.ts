/** Limits of a JSON text, checked before it is parsed. */
export interface JsonBounds {
  /** Nesting of lists and objects. */
  readonly depth: number;
  /** Members of all objects and items of all lists. */
  readonly values: number;
  /** Members of one object, including duplicates. */
  readonly keysOfObject: number;
}

/** JSON's punctuation; in UTF-8, none of these bytes is part of another character. */
export const MARK = {
  ...{ list: 0x5b, listEnd: 0x5d, object: 0x7b, objectEnd: 0x7d },
  ...{ comma: 0x2c, colon: 0x3a, quote: 0x22, backslash: 0x5c },
} as const;

/** Skips strings in JSON that arrives in chunks. */
export class JsonStrings {
  private inString = false;
  private escaped = false;

  /** @returns the index of the next byte outside a string, at or after `from`; the chunk's length if there is none */
  skip(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length && (this.inString || bytes[at] === MARK.quote))
      at = this.leave(bytes, this.inString ? at + Number(this.escaped) : at + 1);
    return at;
  }

  private leave(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length && bytes[at] !== MARK.quote) at += bytes[at] === MARK.backslash ? 2 : 1;
    this.inString = at >= bytes.length;
    this.escaped = at > bytes.length;
    return this.inString ? bytes.length : at + 1;
  }
}

/**
 * Counts what parsing a JSON text would build, without building it. Syntax is left to the parser: invalid JSON costs it no
 * more than valid JSON.
 */
export class JsonMeter {
  private readonly keys: number[] = [0];
  private depth = 0;
  private values = 1;
  private readonly strings = new JsonStrings();

  constructor(private readonly bounds: JsonBounds) {}

  /**
   * @param bytes the next chunk of a UTF-8 text, cut anywhere
   * @returns why the text must not be parsed, as a sentence; null if no limit is exceeded so far
   */
  faultOf(bytes: Uint8Array): string | null {
    for (let at = this.strings.skip(bytes, 0); at < bytes.length; at = this.strings.skip(bytes, at + 1)) {
      const fault = this.readMark(bytes[at]!);
      if (fault !== null) return fault;
    }
    return null;
  }

  private readMark(byte: number): string | null {
    switch (byte) {
      case MARK.colon:
        return this.addKey();
      case MARK.comma:
        return this.addValue();
      case MARK.list:
      case MARK.object:
        return this.enter();
      case MARK.listEnd:
      case MARK.objectEnd:
        if (this.depth > 0) this.depth -= 1;
        return null;
      default:
        return null;
    }
  }

  private enter(): string | null {
    const { depth } = this.bounds;
    if (this.depth === depth) return `It is nested too deeply: more than ${depth} lists and objects.`;
    this.depth += 1;
    this.keys[this.depth] = 0;
    return this.addValue();
  }

  private addValue(): string | null {
    const { values } = this.bounds;
    this.values += 1;
    return this.values > values ? `It contains more than ${values} values.` : null;
  }

  private addKey(): string | null {
    const { keysOfObject } = this.bounds;
    const keys = this.keys[this.depth]! + 1;
    this.keys[this.depth] = keys;
    return keys > keysOfObject ? `An object in it has more than ${keysOfObject} keys.` : null;
  }
}

/** @returns why a whole JSON text must not be parsed, as a sentence; null if it may be */
export function faultOfJson(bytes: Uint8Array, bounds: JsonBounds): string | null {
  return cannotExceed(bytes, bounds) ? null : new JsonMeter(bounds).faultOf(bytes);
}

/** Whether a text is so short, with so few lists and objects, that it is within the bounds wherever they stand. */
function cannotExceed(bytes: Uint8Array, { depth, values, keysOfObject }: JsonBounds): boolean {
  if (bytes.length >= Math.min(values, keysOfObject)) return false;
  return occurrences(bytes, MARK.object, depth) + occurrences(bytes, MARK.list, depth) <= depth;
}

/** @returns how often the byte occurs, or any number above `enough` */
function occurrences(bytes: Uint8Array, byte: number, enough: number): number {
  let count = 0;
  for (let at = bytes.indexOf(byte); at !== -1 && count <= enough; at = bytes.indexOf(byte, at + 1))
    count += 1;
  return count;
}
