import { createHash } from 'node:crypto';
import type { PlaybookContent } from './playbook.schema.js';

/** Identifies a content, whatever its comments or formatting. */
export function contentHash({ title, type, milestones }: PlaybookContent): string {
  return createHash('sha256')
    .update(JSON.stringify([title, type, milestones]))
    .digest('hex');
}
