import { isUtf8 } from 'node:buffer';
import { JsonStrings, MARK } from '../../kernel/json-meter.js';
import { MAX_RECORDS, TooManyRecords, UnreadableBody } from './domain/usage-body.js';
import { BLANKS, OpenRecord, type PieceBytes, assertBlank, notJson } from './record-splitter.js';
import { type PieceKind, TraceLevel } from './trace-level.js';

/**
 * Values, objects and arrays around the spans: more than 100,000 spans need if each has a resource and a scope of its own.
 * An empty object is two bytes, so the size of the body does not limit them enough.
 */
const MAX_PARTS = 10 * MAX_RECORDS;

/** A span, a resource or another value of a trace. */
export interface TracePiece {
  readonly kind: PieceKind;
  /** Position of the element of resourceSpans that it belongs to. */
  readonly resource: number;
  readonly bytes: PieceBytes;
}

/**
 * Splits an OTLP/JSON trace that arrives in chunks into its spans and resources, in the order of the body, buffering at
 * most one of them. Only the objects and arrays that contain them are entered.
 * @source OpenTelemetry Protocol 1.x, JSON Protobuf encoding of ExportTraceServiceRequest
 */
export class TraceSplitter {
  private readonly open = new OpenRecord();
  private isBlank = true;
  private nesting = 0;
  private readonly strings = new JsonStrings();
  private readonly levels: TraceLevel[] = [];
  private state: 'before' | 'inside' | 'after' = 'before';
  private resource = -1;
  private parts = 0;

  push(chunk: Buffer): TracePiece[] {
    const pieces: TracePiece[] = [];
    let start = this.state === 'before' ? this.begin(chunk) : 0;
    let at = this.strings.skip(chunk, start);
    for (; this.state === 'inside' && at < chunk.length; at = this.strings.skip(chunk, at + 1)) {
      const mark = chunk[at]!;
      if (!this.isMark(mark)) continue;
      const piece = this.read(mark, chunk.subarray(start, at));
      if (piece === 'continues') continue;
      if (piece) pieces.push(piece);
      start = at + 1;
    }
    if (this.state === 'after') assertBlank(chunk.subarray(start));
    else this.add(chunk.subarray(start));
    return pieces;
  }

  /** @throws UnreadableBody if the body is incomplete */
  end(): void {
    if (this.state !== 'after') throw notJson();
  }

  /** @returns where the content of the body's object begins */
  private begin(chunk: Buffer): number {
    const first = chunk.findIndex((byte) => !BLANKS.has(byte));
    if (first === -1) return chunk.length;
    if (chunk[first] !== MARK.object)
      throw new UnreadableBody('The body is not an OTLP/JSON trace: an object with resourceSpans.');
    this.state = 'inside';
    this.levels.push(TraceLevel.ofBody());
    return first + 1;
  }

  /** Whether a byte outside of any string may separate values of the current level. */
  private isMark(byte: number): boolean {
    const opens = byte === MARK.list || byte === MARK.object;
    const closes = byte === MARK.listEnd || byte === MARK.objectEnd;
    if (this.nesting === 0) return opens || closes || byte === MARK.comma || byte === MARK.colon;
    if (opens) this.nesting += 1;
    else if (closes) this.nesting -= 1;
    return false;
  }

  /** @param rest of the value that the mark may end */
  private read(mark: number, rest: Buffer): TracePiece | 'continues' | null {
    const level = this.levels.at(-1)!;
    if (mark === MARK.list || mark === MARK.object) return this.enter(level, mark, rest);
    if (mark === MARK.colon && !level.awaitsName) return 'continues';
    this.add(rest);
    if (mark !== MARK.colon) return this.endValue(level, mark);
    level.readName(nameOf(this.close()));
    return null;
  }

  private enter(level: TraceLevel, bracket: number, rest: Buffer): 'continues' | null {
    const inner = this.isBlank && isBlank(rest) ? level.enter(bracket) : null;
    if (!inner) {
      this.nesting = 1;
      return 'continues';
    }
    this.close();
    this.count();
    this.levels.push(inner);
    if (inner.isResource) this.resource += 1;
    if (this.resource === MAX_RECORDS) throw new TooManyRecords(`${MAX_RECORDS} resources`);
    return null;
  }

  private endValue(level: TraceLevel, mark: number): TracePiece | null {
    const isPiece = level.endValue(mark, this.isBlank);
    const bytes = this.close();
    if (mark !== MARK.comma) this.leave(level);
    if (!isPiece) return null;
    const kind = level.kindOf(bytes);
    if (kind !== 'span') this.count();
    return { kind, resource: this.resource, bytes };
  }

  private leave(level: TraceLevel): void {
    this.levels.pop();
    if (this.levels.length > 0) return;
    level.assertHasSpans();
    this.state = 'after';
  }

  private count(): void {
    this.parts += 1;
    if (this.parts > MAX_PARTS) throw new TooManyRecords(`${MAX_PARTS} values around its spans`);
  }

  private add(part: Buffer): void {
    this.isBlank &&= isBlank(part);
    this.open.add(part);
  }

  private close(): PieceBytes {
    this.isBlank = true;
    return this.open.close();
  }
}

function isBlank(part: Buffer): boolean {
  return part.every((byte) => BLANKS.has(byte));
}

function nameOf(bytes: PieceBytes): string {
  if (bytes === 'too long') throw new UnreadableBody('A name in the body is longer than 64 KiB.');
  if (!isUtf8(bytes)) throw new UnreadableBody('The body is not UTF-8.');
  try {
    const name: unknown = JSON.parse(bytes.toString());
    if (typeof name === 'string') return name;
  } catch {
    throw notJson();
  }
  throw notJson();
}
