import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { lowerAscii } from '../../kernel/text.js';
import { currentContext } from '../../platform/base/request-context.js';
import { assertKeyLength } from '../../platform/usecases/idempotency.js';
import type { UsageFormat } from './domain/usage-record.js';

/** Collects the fingerprint of a body that arrives in chunks. */
export interface BodyFingerprint {
  readonly add: (chunk: Buffer) => void;
  /** Lets the request's Idempotency-Key stand for this body. */
  readonly finish: () => void;
}

const NOT_NEEDED: BodyFingerprint = { add: () => undefined, finish: () => undefined };

/**
 * The fingerprint is made from the body as sent, before it is decompressed or parsed, and from whatever else decides how it
 * is read. Without an Idempotency-Key there is none.
 * @throws Refusal if the key is empty or too long, before the body is read
 */
export function fingerprintBody(headers: IncomingHttpHeaders, format: UsageFormat): BodyFingerprint {
  const context = currentContext();
  if (context?.idempotencyKey === undefined) return NOT_NEEDED;
  assertKeyLength(context.idempotencyKey);
  const hash = createHash('sha256').update(JSON.stringify(readingOf(headers, format)));
  return {
    add: (chunk) => void hash.update(chunk),
    finish: () => void (context.fingerprint = hash.digest('hex')),
  };
}

/** CloudEvents in binary mode have their attributes in headers. */
function readingOf(headers: IncomingHttpHeaders, format: UsageFormat): unknown {
  const attributes = Object.entries(headers).filter(([name]) => name.startsWith('ce-'));
  const mediaType = lowerAscii(headers['content-type']?.split(';', 1)[0]!.trim() ?? '');
  return [format, mediaType, headers['content-encoding'] ?? '', attributes.sort()];
}
