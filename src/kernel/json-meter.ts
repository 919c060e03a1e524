/** How much a JSON text may hold before it is parsed. */
export interface JsonBounds {
  /** Lists and objects within each other. */
  readonly depth: number;
  /** Members of all objects and items of all lists. */
  readonly values: number;
  /** Members of one object, those of the same name counted each. */
  readonly keysOfObject: number;
}

/** The bytes that a JSON text is built by; in UTF-8 none of them is part of another character. */
export const MARK = {
  ...{ list: 0x5b, listEnd: 0x5d, object: 0x7b, objectEnd: 0x7d },
  ...{ comma: 0x2c, colon: 0x3a, quote: 0x22, backslash: 0x5c },
} as const;

/** Passes over the texts within JSON that comes in chunks. */
export class JsonTexts {
  private inText = false;
  private escaped = false;

  /** @returns where in the chunk, from there on, the next byte stands that is part of no text; its length where none does */
  skip(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length && (this.inText || bytes[at] === MARK.quote))
      at = this.leave(bytes, this.inText ? at + Number(this.escaped) : at + 1);
    return at;
  }

  private leave(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length && bytes[at] !== MARK.quote) at += bytes[at] === MARK.backslash ? 2 : 1;
    this.inText = at >= bytes.length;
    this.escaped = at > bytes.length;
    return this.inText ? bytes.length : at + 1;
  }
}

/**
 * Counts what parsing a JSON text would build, without building it. Whether the text is JSON at all is left to the
 * parser: what is no JSON costs it no more than what is.
 */
export class JsonMeter {
  private readonly keys: number[] = [0];
  private depth = 0;
  private values = 1;
  private readonly texts = new JsonTexts();

  constructor(private readonly bounds: JsonBounds) {}

  /**
   * @param bytes the next ones of a UTF-8 text, cut anywhere
   * @returns why the text must not be parsed, as a sentence; null as long as it may be
   */
  faultOf(bytes: Uint8Array): string | null {
    for (let at = this.texts.skip(bytes, 0); at < bytes.length; at = this.texts.skip(bytes, at + 1)) {
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
  return new JsonMeter(bounds).faultOf(bytes);
}
