import { shortened } from '../../../kernel/text.js';
import type { DescriptionWarning } from './api-description.js';

/** An untidy 2 MiB can hold 100,000 faults; nobody reads more than these. */
export const MAX_WARNINGS = 500;
const MAX_QUOTED = 120;

/** @returns the warnings by line, at most MAX_WARNINGS and one that says how many more there are */
export function boundWarnings(found: readonly DescriptionWarning[]): DescriptionWarning[] {
  const ordered = [...found].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  if (ordered.length <= MAX_WARNINGS) return ordered;
  const message = `${ordered.length - MAX_WARNINGS} more warnings are not shown.`;
  return [...ordered.slice(0, MAX_WARNINGS), { message, line: null, path: '' }];
}

/** A piece of the document inside a message, cut where it is long. */
export function quote(text: string): string {
  return `'${shortened(text, MAX_QUOTED)}'`;
}
