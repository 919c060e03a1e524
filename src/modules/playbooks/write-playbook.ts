import { Document, isMap, isSeq } from 'yaml';
import type { PlaybookContent, PlaybookMilestone } from './playbook.schema.js';

/**
 * Writes a playbook as a file that can be published again, without default values.
 * @param slugs of API products by UUID
 */
export function writePlaybook(
  { slug, version, title, type, milestones }: PlaybookContent & { readonly version: number },
  slugs: ReadonlyMap<string, string>,
): string {
  const document = new Document({
    ...{ slug, title, type },
    milestones: milestones.map((milestone) => shortened(milestone, slugs)),
  });
  document.commentBefore = ` Version ${version}; durations and lags are in working days, omitted fields have their defaults.`;
  const list = document.get('milestones', true);
  for (const milestone of isSeq(list) ? list.items : []) {
    if (!isMap(milestone)) continue;
    for (const field of ['dependsOn', 'when', 'proof']) compact(milestone.get(field, true));
  }
  return document.toString({ lineWidth: 110, flowCollectionPadding: true });
}

/** Writes lists and maps on one line if they fit. */
function compact(node: unknown): void {
  if (isMap(node) || isSeq(node)) node.flow = true;
}

const DEFAULTS = { weight: 1, required: true, isGoLive: false, visibility: 'PARTNER' } as const;

function shortened(
  { when, proof, dependsOn, ...milestone }: PlaybookMilestone,
  slugs: ReadonlyMap<string, string>,
): object {
  const kept = Object.entries(milestone).filter(
    ([field, value]) => !(field in DEFAULTS && DEFAULTS[field as keyof typeof DEFAULTS] === value),
  );
  const links = dependsOn.map(({ code, lagDays }) => (lagDays === 0 ? { code } : { code, lagDays }));
  return {
    ...Object.fromEntries(kept),
    ...(when && { when: conditionOf(when, slugs) }),
    ...(links.length > 0 && { dependsOn: links }),
    ...(proof && { proof }),
  };
}

function conditionOf(
  { apiProductIds, ...rest }: NonNullable<PlaybookMilestone['when']>,
  slugs: ReadonlyMap<string, string>,
): object {
  if (!apiProductIds) return rest;
  return { ...rest, apiProducts: apiProductIds.map((id) => slugs.get(id)!) };
}
