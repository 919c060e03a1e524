import { shortened } from '../../../kernel/text.js';

const MAX_LENGTH = 300;

/** A statement, where an error quotes one. */
const STATEMENT =
  /\b(select\b.*\bfrom|insert\s+into|update\s+\S+(\s+as\s+\w+)?\s+set\b|delete\s+from|with\b.*\bas\s*\(|create\s|alter\s|drop\s)\b.*/is;
/** User and password of an address. */
const CREDENTIALS = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi;
const STACK = /\n\s*at\s[\s\S]*/;

/**
 * What an admin is shown of an error: its first words, without the stack, statements and passwords it may quote.
 * @returns null for a job that has not failed
 */
export function shownReason(reason: string | null | undefined): string | null {
  if (reason === null || reason === undefined || reason === '') return null;
  const text = reason
    .replace(STACK, '')
    .replace(STATEMENT, '(a statement)')
    .replace(CREDENTIALS, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return shortened(text, MAX_LENGTH);
}
