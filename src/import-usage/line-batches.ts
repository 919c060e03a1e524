/** Lines of a file that are sent in one request. */
export interface LineBatch {
  readonly body: Buffer;
  /** Position in the file where the batch begins and ends, in bytes. */
  readonly start: number;
  readonly end: number;
  /** Number of lines before the batch. */
  readonly linesBefore: number;
  readonly lines: number;
}

/** A last line without a line break that is not JSON: whoever writes the file may not have finished it. */
export interface TornLine {
  readonly tornLine: number;
}

export interface Position {
  readonly offset: number;
  readonly line: number;
}

const NEWLINE = 0x0a;
/** The server's limit of a line; a longer one is sent up to just above it, and rejected by the server. */
const MAX_LINE_BYTES = 64 * 1024;

/** The size of a batch: whatever is reached first. */
export interface BatchSize {
  readonly lines: number;
  readonly bytes: number;
}

/**
 * Splits a stream into batches of whole lines, keeping at most one batch in memory, however long the file or a line is.
 * @param from where the stream begins in the file
 */
export async function* lineBatches(
  chunks: AsyncIterable<Buffer>,
  from: Position,
  size: BatchSize,
): AsyncGenerator<LineBatch | TornLine> {
  const open = new OpenBatch(from);
  for await (const chunk of chunks) {
    let start = 0;
    for (let newline = chunk.indexOf(NEWLINE); newline !== -1; newline = chunk.indexOf(NEWLINE, start)) {
      open.endLine(chunk.subarray(start, newline + 1));
      start = newline + 1;
      if (open.lines >= size.lines || open.bytes >= size.bytes) yield open.take();
    }
    open.add(chunk.subarray(start));
  }
  if (open.hasOpenLine && !open.endsWithJson()) {
    const tornLine = open.dropOpenLine();
    if (open.lines > 0) yield open.take();
    yield { tornLine };
  } else {
    if (open.hasOpenLine) open.endLine(Buffer.alloc(0));
    if (open.lines > 0) yield open.take();
  }
}

class OpenBatch {
  lines = 0;
  bytes = 0;
  private parts: Buffer[] = [];
  private line: Buffer[] = [];
  /** Bytes of the open line that are kept, and of the file. */
  private lineKept = 0;
  private lineBytes = 0;
  private start: number;
  private end: number;
  private linesBefore: number;

  constructor({ offset, line }: Position) {
    this.start = offset;
    this.end = offset;
    this.linesBefore = line;
  }

  get hasOpenLine(): boolean {
    return this.lineBytes > 0;
  }

  /** Adds to the open line. */
  add(part: Buffer): void {
    this.lineBytes += part.length;
    const kept = part.subarray(0, Math.max(0, MAX_LINE_BYTES + 1 - this.lineKept));
    // A copy, because a chunk must not be kept for a few bytes of it.
    if (kept.length > 0) this.line.push(Buffer.from(kept));
    this.lineKept += kept.length;
  }

  /** @param part the rest of the line, including the line break unless it is the last */
  endLine(part: Buffer): void {
    this.add(part);
    if (this.lineKept < this.lineBytes) this.line.push(Buffer.of(NEWLINE));
    this.parts.push(...this.line);
    this.bytes += this.lineKept;
    this.end += this.lineBytes;
    this.lines += 1;
    this.forgetLine();
  }

  endsWithJson(): boolean {
    try {
      JSON.parse(Buffer.concat(this.line).toString());
      return true;
    } catch {
      return this.lineKept < this.lineBytes;
    }
  }

  /** @returns its number, counted from 1 */
  dropOpenLine(): number {
    this.forgetLine();
    return this.linesBefore + this.lines + 1;
  }

  take(): LineBatch {
    const { start, end, linesBefore, lines } = this;
    const batch = { body: Buffer.concat(this.parts), start, end, linesBefore, lines };
    this.parts = [];
    this.bytes = 0;
    this.lines = 0;
    this.start = end;
    this.linesBefore += lines;
    return batch;
  }

  private forgetLine(): void {
    this.line = [];
    this.lineKept = 0;
    this.lineBytes = 0;
  }
}
