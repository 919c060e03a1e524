import { addressOf } from './address.js';
import type { ApiDescription } from './api-description.js';
import { checkShape } from './check-shape.js';
import { findFormat } from './format.js';
import { member } from './json-pointer.js';
import { listOperations, plainText } from './operations.js';
import { parseDocument } from './parse-document.js';
import { checkReferences } from './references.js';
import { surveyDocument } from './survey.js';
import { boundWarnings } from './warnings.js';

/**
 * Reads an OpenAPI 3.0, 3.1, 3.2 or Swagger 2.0 description. Never reads files or URLs that it refers to.
 * @param document YAML or JSON; the caller must limit its size: 8 MiB take half a minute
 * @throws ApiDescriptionError, with the line, if it is not an API description
 */
export async function readApiDescription(document: string): Promise<ApiDescription> {
  const source = parseDocument(document);
  const survey = surveyDocument(source);
  const found = findFormat(source);
  const { hosts, basePath, warnings: addressWarnings } = addressOf(found, source);
  const { operations, warnings: operationWarnings } = listOperations(found, source);
  const warnings = boundWarnings([
    ...survey.warnings,
    ...checkReferences(found.root, survey),
    ...addressWarnings,
    ...operationWarnings,
    ...(await checkShape(found, source)),
  ]);
  const title = plainText(member(found.root.info, 'title'));
  return { format: found.format, title, hosts, basePath, operations, warnings };
}
