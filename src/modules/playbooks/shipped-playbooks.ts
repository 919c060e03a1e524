import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EngagementType } from '../../kernel/enums.js';
import { parsePlaybookFile } from './playbook-file.js';
import type { PlaybookContent } from './playbook.schema.js';
import { readPlaybook } from './read-playbook.js';

/** The slug of the playbook that an engagement of a type starts from unless another is named. */
export const SHIPPED: Readonly<Record<EngagementType, string>> = {
  INTEGRATION: 'integration',
  MIGRATION: 'migration',
  CO_CREATION: 'co-creation',
  ADVISORY: 'advisory',
};

/** @returns the path of the file that a playbook is shipped as */
export const shippedFile = (slug: string) => fileURLToPath(new URL(`shipped/${slug}.yaml`, import.meta.url));

/** @throws Error for a file that is no sound playbook, so that a bad one never starts */
export function shippedPlaybooks(): PlaybookContent[] {
  return Object.values(SHIPPED).map((slug) => {
    const { values } = parsePlaybookFile(readFileSync(shippedFile(slug), 'utf8'));
    const reading = readPlaybook(values, { field: 'apiProducts', known: new Map() });
    if ('playbook' in reading) return reading.playbook;
    throw new Error(
      `${slug}.yaml: ${reading.faults.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`,
    );
  });
}
