import type { DescriptionWarning } from './api-description.js';
import { member, resolveReference } from './json-pointer.js';
import type { Reference, Survey } from './survey.js';
import { quote } from './warnings.js';

/**
 * Returns a warning for each reference that cannot be resolved or points outside the document. Files and URLs are never
 * read, so a description cannot make the server fetch anything.
 * @param root the document's plain values
 */
export function checkReferences(root: unknown, survey: Survey): DescriptionWarning[] {
  const faults = new Map<string, string | null>();
  const self: unknown = member(root, '$self');
  // OpenAPI 3.2: a document may refer to itself by its own URL.
  const within = (target: string) =>
    typeof self === 'string' && target.startsWith(`${self}#`) ? target.slice(self.length) : target;
  const knownFaultOf = (target: string): string | null => {
    const known = faults.get(target);
    if (known !== undefined) return known;
    const fault = faultOf(root, survey, within(target));
    faults.set(target, fault);
    return fault;
  };
  return survey.references.flatMap(({ target, line, path }: Reference) => {
    const message = knownFaultOf(target);
    return message === null ? [] : [{ message, line, path }];
  });
}

/** @returns what is wrong with a reference's target; null if it exists */
function faultOf(root: unknown, { anchors }: Survey, target: string): string | null {
  if (!target.startsWith('#')) {
    return `The reference ${quote(target)} points outside this document and is not followed.`;
  }
  if (anchors.has(target.slice(1)) || resolveReference(root, target) !== undefined) return null;
  return `The reference ${quote(target)} points to nothing in this document.`;
}
