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
  const verdicts = new Map<string, string | null>();
  const self: unknown = member(root, '$self');
  // OpenAPI 3.2: a document may refer to itself by its own URL.
  const within = (target: string) =>
    typeof self === 'string' && target.startsWith(`${self}#`) ? target.slice(self.length) : target;
  const verdictOf = (target: string): string | null => {
    const known = verdicts.get(target);
    if (known !== undefined) return known;
    const verdict = judge(root, survey, within(target));
    verdicts.set(target, verdict);
    return verdict;
  };
  return survey.references.flatMap(({ target, line, path }: Reference) => {
    const message = verdictOf(target);
    return message === null ? [] : [{ message, line, path }];
  });
}

/** @returns what is wrong with a reference's target; null if it exists */
function judge(root: unknown, { anchors }: Survey, target: string): string | null {
  if (!target.startsWith('#')) {
    return `The reference ${quote(target)} points outside this document and is not followed.`;
  }
  if (anchors.has(target.slice(1)) || resolveReference(root, target) !== undefined) return null;
  return `The reference ${quote(target)} points to nothing in this document.`;
}
