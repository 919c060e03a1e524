import { z } from 'zod';
import { STAGES } from '../../kernel/enums.js';
import { MAX_LINKS, MAX_PLAN_MILESTONES, MILESTONE_CODE } from '../../kernel/plan-limits.js';
import { faultsOf, messageOf, withoutNulls } from '../../platform/usecases/read-content.js';
import type { ContentFault } from '../../kernel/content-fault.js';
import { playbookFaults } from './domain/playbook-faults.js';
import { MAX_CHOICES, type PlaybookContent, playbookSchema, type Products } from './playbook.schema.js';

export type Reading = { readonly playbook: PlaybookContent } | { readonly faults: readonly ContentFault[] };

/**
 * Validates a playbook from a file or the API against all rules at once: those of each field, and those across
 * milestones as far as possible even if fields are invalid.
 */
export function readPlaybook(given: unknown, products: Products): Reading {
  const whole = withoutNulls(given);
  const parsed = playbookSchema(products).safeParse(whole, { error: messageOf });
  const faults = [...faultsOf(parsed.error), ...playbookFaults(outlineOf(whole).map(outlined))];
  return parsed.success && faults.length === 0
    ? { playbook: parsed.data }
    : { faults: faults.toSorted(byPlace) };
}

/** Slugs or ids of API products in the playbook; none from lists that are too long. */
export function productsNamedIn(given: unknown, field: Products['field']): string[] {
  return outlineOf(withoutNulls(given)).flatMap(({ when }) => when?.[field] ?? []);
}

/** Readable items of a list; the schema reports the rest. */
const readable = <T extends z.ZodType>(item: T, max: number) => z.array(item).max(max).catch([]);
const text = z.string().nullable().catch(null);
const choices = readable(text, MAX_CHOICES).transform((all) => all.filter((each) => each !== null));
const outline = z
  .object({
    milestones: readable(
      z
        .object({
          code: text,
          stage: z.enum(STAGES).nullable().catch(null),
          isGoLive: z.boolean().catch(false),
          dependsOn: readable(z.object({ code: text }).catch({ code: null }), MAX_LINKS),
          when: z.object({ apiProducts: choices, apiProductIds: choices }).nullable().catch(null),
        })
        .nullable()
        .catch(null),
      MAX_PLAN_MILESTONES,
    ),
  })
  .catch({ milestones: [] });
type Outline = NonNullable<z.infer<typeof outline>['milestones'][number]>;

const NOTHING: Outline = { code: null, stage: null, isGoLive: false, dependsOn: [], when: null };
const outlineOf = (given: unknown) =>
  outline.parse(given).milestones.map((milestone) => milestone ?? NOTHING);

/** Codes with an invalid form are ignored, because the schema already reports them. */
function outlined({ code, stage, isGoLive, dependsOn }: Outline) {
  const sound = (each: string | null) => (each !== null && MILESTONE_CODE.test(each) ? each : null);
  return { code: sound(code), stage, isGoLive, dependsOn: dependsOn.map((link) => sound(link.code)) };
}

/** Sorts by milestone. */
function byPlace({ path: [, one = -1] }: ContentFault, { path: [, other = -1] }: ContentFault): number {
  return Number(one) - Number(other);
}
