import { createHash } from 'node:crypto';
import type { PlaybookContent } from './playbook.schema.js';

/** Tells contents apart; comments and a file's layout do not count. */
export function contentHash({ title, type, milestones }: PlaybookContent): string {
  return createHash('sha256')
    .update(JSON.stringify([title, type, milestones]))
    .digest('hex');
}
