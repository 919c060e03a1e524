import { shortened } from '../../../kernel/text.js';

const MAX_LENGTH = 300;

/** An SQL statement quoted in an error. */
const STATEMENT =
  /\b(select\b.*\bfrom|insert\s+into|update\s+\S+(\s+as\s+\w+)?\s+set\b|delete\s+from|with\b.*\bas\s*\(|create\s|alter\s|drop\s)\b.*/is;
/** User and password in a URL. */
const CREDENTIALS = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi;
const STACK = /\n\s*at\s[\s\S]*/;

/**
 * Shortens an error for display to admins, without stack, SQL statements and passwords.
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
