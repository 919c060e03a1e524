import { Refusal, userError } from '../../kernel/errors.js';
import type { ApiDescription } from './describe/api-description.js';
import { readInThread } from './describe/read-in-thread.js';
import { MAX_DOCUMENT_BYTES, MAX_OPERATIONS } from './domain/catalog-limits.js';

/** @returns the description, or a refusal that names the fault and its line */
export async function readDocument(document: string): Promise<ApiDescription | Refusal> {
  const bytes = Buffer.byteLength(document);
  if (bytes > MAX_DOCUMENT_BYTES)
    return fault(`The document has ${bytes} bytes; the limit is ${MAX_DOCUMENT_BYTES} (8 MiB).`);
  const answer = await readInThread(document);
  if ('description' in answer) return answer.description;
  if ('fault' in answer) return fault(answer.fault);
  const { operations } = answer;
  return tooMany(
    `The document describes ${operations} operations; the limit for an API product is ${MAX_OPERATIONS}.`,
  );
}

function fault(message: string): Refusal {
  return new Refusal([userError('INVALID', 'document', message)]);
}

function tooMany(message: string): Refusal {
  return new Refusal([userError('LIMIT_EXCEEDED', 'document', message)]);
}
