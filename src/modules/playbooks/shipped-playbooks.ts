import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EngagementType } from '../../kernel/enums.js';
import { parseYaml } from '../../platform/base/yaml-file.js';
import type { PlaybookContent } from './playbook.schema.js';
import { readPlaybook } from './read-playbook.js';

/** Slug of the default playbook of each type of engagement. */
export const SHIPPED: Readonly<Record<EngagementType, string>> = {
  INTEGRATION: 'integration',
  MIGRATION: 'migration',
  CO_CREATION: 'co-creation',
  ADVISORY: 'advisory',
};

/** @returns path of the shipped file of a playbook */
export const shippedFile = (slug: string) => fileURLToPath(new URL(`shipped/${slug}.yaml`, import.meta.url));

/** @throws Error if a file is not a valid playbook, so that such a release never starts */
export function shippedPlaybooks(): PlaybookContent[] {
  return Object.values(SHIPPED).map((slug) => {
    const { values } = parseYaml(readFileSync(shippedFile(slug), 'utf8'));
    const reading = readPlaybook(values, { field: 'apiProducts', known: new Map() });
    if ('playbook' in reading) return reading.playbook;
    throw new Error(
      `${slug}.yaml: ${reading.faults.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`,
    );
  });
}
