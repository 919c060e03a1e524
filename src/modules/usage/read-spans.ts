import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { type ResourceClient, isServerSpan, resourceClient } from './domain/otlp-span.js';
import {
  MAX_RECORDS,
  RECORD_BOUNDS,
  type RawUsage,
  SPAN_BOUNDS,
  TooManyRecords,
  UnreadableBody,
} from './domain/usage-body.js';
import { BLANKS } from './record-splitter.js';
import { readPiece } from './read-piece.js';
import { type Body, slicesOf, withoutMark } from './read-records.js';
import { type TracePiece, TraceSplitter } from './trace-splitter.js';

export const SEND_JSON = 'Configure the exporter to send OTLP as JSON (http/json).';

/**
 * Reads the spans of an OTLP/JSON trace, a few hundred at a time; `index` is a span's position among all of them.
 * @param clientAttribute name of the attribute with the client ID
 * @throws UnreadableBody, TooManyRecords
 */
export async function* readSpans(body: Body, clientAttribute: string): AsyncGenerator<RawUsage[]> {
  const resources = new ResourceClients(body, clientAttribute);
  let count = 0;
  for await (const pieces of piecesOf(body())) {
    const spans: RawUsage[] = [];
    for (const piece of pieces) {
      if (piece.kind !== 'span') {
        resources.read(piece);
        continue;
      }
      const resource = resources.known(piece.resource) ?? (await resources.readAhead(piece.resource));
      spans.push(readSpan(piece, count, resource, clientAttribute));
      count += 1;
      if (count > MAX_RECORDS) throw new TooManyRecords();
    }
    yield spans;
  }
}

const PROTOBUF = `The body is protobuf. ${SEND_JSON}`;
const NONE: ResourceClient = { clientId: null };

/**
 * The client IDs of resources. A resource usually precedes its spans. If it does not, or a span has none, all resources are
 * read ahead once, because the spans between them are too large to be kept until then.
 */
class ResourceClients {
  private latest: { readonly at: number; readonly client: ResourceClient } | undefined;
  private all: ReadonlyMap<number, ResourceClient> | undefined;

  constructor(
    private readonly body: Body,
    private readonly clientAttribute: string,
  ) {}

  /** @throws UnreadableBody if a value that is not a span is not JSON */
  read({ kind, resource: at, bytes }: TracePiece): ResourceClient {
    const read = readPiece(bytes, 'resource', RECORD_BOUNDS);
    if (read.broken !== undefined) throw new UnreadableBody(`The body is not ${read.broken}.`);
    if (kind !== 'resource') return NONE;
    const client = 'reason' in read ? read : resourceClient(read.value, this.clientAttribute);
    this.latest = { at, client };
    return client;
  }

  /** @returns undefined if the resource was not read yet */
  known(at: number): ResourceClient | undefined {
    if (this.all) return this.all.get(at) ?? NONE;
    return this.latest?.at === at ? this.latest.client : undefined;
  }

  async readAhead(at: number): Promise<ResourceClient> {
    const all = new Map<number, ResourceClient>();
    for await (const pieces of piecesOf(this.body())) {
      for (const piece of pieces) if (piece.kind === 'resource') all.set(piece.resource, this.read(piece));
      await yieldToEventLoop();
    }
    this.all = all;
    return all.get(at) ?? NONE;
  }
}

function readSpan(
  { bytes }: TracePiece,
  index: number,
  resource: ResourceClient,
  clientAttribute: string,
): RawUsage {
  const read = readPiece(bytes, 'span', SPAN_BOUNDS);
  if (read.broken !== undefined) throw new UnreadableBody(`The body is not ${read.broken}.`);
  if ('reason' in read) return { index, reason: read.reason };
  if (!isServerSpan(read.value)) return { index, skipped: true };
  return { index, value: { span: read.value, resource, clientAttribute } };
}

async function* piecesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly TracePiece[]> {
  const splitter = new TraceSplitter();
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst && isProtobuf(chunk)) throw new UnreadableBody(PROTOBUF);
    yield* slicesOf(splitter.push(isFirst ? withoutMark(chunk) : chunk));
    isFirst = false;
  }
  splitter.end();
}

/**
 * The first byte is the tag of a request's only field. JSON may begin with the same byte, a line break, but contains no
 * other control characters.
 */
function isProtobuf(chunk: Buffer): boolean {
  return chunk[0] === 0x0a && chunk.subarray(0, 1024).some((byte) => byte < 0x20 && !BLANKS.has(byte));
}
