import { shortened } from '../../../kernel/text.js';
import type { DescriptionWarning } from './api-description.js';

/** An untidy 2 MiB document can have 100,000 faults; nobody reads more than these. */
export const MAX_WARNINGS = 500;
const MAX_QUOTED = 120;

/** @returns at most MAX_WARNINGS warnings by line, plus one that counts the rest */
export function boundWarnings(found: readonly DescriptionWarning[]): DescriptionWarning[] {
  const ordered = [...found].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  if (ordered.length <= MAX_WARNINGS) return ordered;
  const message = `${ordered.length - MAX_WARNINGS} more warnings are not shown.`;
  return [...ordered.slice(0, MAX_WARNINGS), { message, line: null, path: '' }];
}

/** Quotes a piece of the document in a message, shortened if it is long. */
export function quote(text: string): string {
  return `'${shortened(text, MAX_QUOTED)}'`;
}
