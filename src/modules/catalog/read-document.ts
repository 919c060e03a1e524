import { Refusal, userError } from '../../kernel/errors.js';
import { type ApiDescription, ApiDescriptionError } from './describe/api-description.js';
import { readApiDescription } from './describe/read-api-description.js';
import { MAX_DOCUMENT_BYTES } from './domain/catalog-limits.js';

/** @returns the description, or the refusal that names what is wrong with the document and the line at fault */
export async function readDocument(document: string): Promise<ApiDescription | Refusal> {
  const bytes = Buffer.byteLength(document);
  if (bytes > MAX_DOCUMENT_BYTES)
    return fault(`The document has ${bytes} bytes; it may have ${MAX_DOCUMENT_BYTES} (2 MiB).`);
  try {
    return await readApiDescription(document);
  } catch (error) {
    if (!(error instanceof ApiDescriptionError)) throw error;
    return fault(error.line === null ? error.message : `Line ${error.line}: ${error.message}`);
  }
}

function fault(message: string): Refusal {
  return new Refusal([userError('INVALID', 'document', message)]);
}
