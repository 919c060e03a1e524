import { JsonStrings, MARK } from '../../kernel/json-meter.js';
import { UnreadableBody } from './domain/usage-body.js';

/** Maximum size of one record in bytes. */
export const MAX_RECORD_BYTES = 64 * 1024;

/** The bytes of one record, or a marker that it exceeds the maximum size. */
export type PieceBytes = Buffer | 'too long';

export interface Piece {
  readonly index: number;
  readonly bytes: PieceBytes;
}

/** Splits a body that arrives in chunks into records, buffering at most one record. */
export interface RecordSplitter {
  readonly push: (chunk: Buffer) => Piece[];
  /** Returns a last record that was still open. @throws UnreadableBody if the body is incomplete */
  readonly end: () => Piece[];
}

/** Collects the parts of one record, and drops them once they exceed the maximum size. */
export class OpenRecord {
  private parts: Buffer[] = [];
  private size = 0;

  get isEmpty(): boolean {
    return this.size === 0;
  }

  add(part: Buffer): void {
    this.size += part.length;
    if (this.size > MAX_RECORD_BYTES) this.parts = [];
    else if (part.length > 0) this.parts.push(part);
  }

  close(): PieceBytes {
    const { parts, size } = this;
    this.parts = [];
    this.size = 0;
    if (size > MAX_RECORD_BYTES) return 'too long';
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts, size);
  }
}

const NEWLINE = 0x0a;

/** Lines of newline-delimited JSON, counted from 0, including blank ones. */
export class LineSplitter implements RecordSplitter {
  private readonly open = new OpenRecord();
  private index = 0;

  push(chunk: Buffer): Piece[] {
    const pieces: Piece[] = [];
    let start = 0;
    for (;;) {
      start = this.skipBlank(chunk, start);
      const newline = chunk.indexOf(NEWLINE, start);
      this.open.add(chunk.subarray(start, newline === -1 ? chunk.length : newline));
      if (newline === -1) return pieces;
      pieces.push(this.close());
      start = newline + 1;
    }
  }

  end(): Piece[] {
    return this.open.isEmpty ? [] : [this.close()];
  }

  /** A body of nothing but line breaks must not produce a record for each. */
  private skipBlank(chunk: Buffer, from: number): number {
    if (!this.open.isEmpty) return from;
    let start = from;
    while (chunk[start] === NEWLINE) start += 1;
    this.index += start - from;
    return start;
  }

  private close(): Piece {
    const piece = { index: this.index, bytes: this.open.close() };
    this.index += 1;
    return piece;
  }
}

/** JSON's white space. */
export const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** Kind of JSON body, by its first byte. */
export type Shape = 'list' | 'object' | 'scalar';

/** Items of a JSON array, or the single value of a body. */
export class JsonSplitter implements RecordSplitter {
  private readonly open = new OpenRecord();
  private index = 0;
  private shape: 'unknown' | 'list' | 'value' | 'ended list' = 'unknown';
  private depth = 0;
  private readonly strings = new JsonStrings();
  private hasItem = false;

  /** @param check is called with the kind of body before any of it is kept */
  constructor(private readonly check: (shape: Shape) => void) {}

  push(chunk: Buffer): Piece[] {
    const start = this.shape === 'unknown' ? this.begin(chunk) : 0;
    if (this.shape === 'list') return this.pushItems(chunk, start);
    if (this.shape === 'value') this.add(chunk.subarray(start));
    if (this.shape === 'ended list') assertBlank(chunk);
    return [];
  }

  end(): Piece[] {
    if (this.shape === 'ended list') return [];
    if (this.shape !== 'value') throw notJson();
    return [this.close()];
  }

  /** @returns where the value or the first item of the array begins */
  private begin(chunk: Buffer): number {
    const first = chunk.findIndex((byte) => !BLANKS.has(byte));
    if (first === -1) return chunk.length;
    const isList = chunk[first] === MARK.list;
    this.check(isList ? 'list' : chunk[first] === MARK.object ? 'object' : 'scalar');
    this.shape = isList ? 'list' : 'value';
    return isList ? first + 1 : first;
  }

  private pushItems(chunk: Buffer, from: number): Piece[] {
    const pieces: Piece[] = [];
    let start = from;
    for (let at = this.strings.skip(chunk, from); at < chunk.length; at = this.strings.skip(chunk, at + 1)) {
      const byte = chunk[at]!;
      if (!this.endsItem(byte)) continue;
      this.add(chunk.subarray(start, at));
      start = at + 1;
      // An array may be empty, and a comma separates two items.
      if (this.hasItem || byte === MARK.comma || this.index > 0) pieces.push(this.close());
      if (byte !== MARK.comma) return this.endList(chunk.subarray(start), byte, pieces);
    }
    this.add(chunk.subarray(start));
    return pieces;
  }

  /** Whether a byte outside of any string or nested value ends an item or the array. */
  private endsItem(byte: number): boolean {
    if (byte === MARK.comma) return this.depth === 0;
    if (byte === MARK.list || byte === MARK.object) this.depth += 1;
    else if (byte === MARK.listEnd || byte === MARK.objectEnd) {
      this.depth -= 1;
      return this.depth < 0;
    }
    return false;
  }

  private add(part: Buffer): void {
    this.hasItem ||= part.some((byte) => !BLANKS.has(byte));
    this.open.add(part);
  }

  private endList(rest: Buffer, ender: number, pieces: Piece[]): Piece[] {
    if (ender !== MARK.listEnd) throw notJson();
    assertBlank(rest);
    this.shape = 'ended list';
    return pieces;
  }

  private close(): Piece {
    if (!this.hasItem) throw notJson();
    const piece = { index: this.index, bytes: this.open.close() };
    this.index += 1;
    this.hasItem = false;
    return piece;
  }
}

/** @throws UnreadableBody if the rest of a body is more than white space */
export function assertBlank(rest: Buffer): void {
  if (rest.some((byte) => !BLANKS.has(byte))) throw notJson();
}

export const notJson = () => new UnreadableBody('The body is not JSON.');
