import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { EngagementType } from '../../kernel/enums.js';
import { type PlaybookFile, playbookFile } from './playbook.schema.js';

/** The slug of the playbook that an engagement of a type starts from unless another is named. */
export const SHIPPED: Readonly<Record<EngagementType, string>> = {
  INTEGRATION: 'integration',
  MIGRATION: 'migration',
  CO_CREATION: 'co-creation',
  ADVISORY: 'advisory',
};

/** @throws ZodError for a file that is no sound playbook, so that a bad one never starts */
export function shippedPlaybooks(): PlaybookFile[] {
  return Object.values(SHIPPED).map((slug) =>
    playbookFile.parse(parse(readFileSync(new URL(`playbooks/${slug}.yaml`, import.meta.url), 'utf8'))),
  );
}

/** Tells contents apart; comments and the file's layout do not count. */
export function contentHash({ title, type, milestones }: PlaybookFile): string {
  return createHash('sha256')
    .update(JSON.stringify([title, type, milestones]))
    .digest('hex');
}
