import { z } from 'zod';
import {
  ENGAGEMENT_TYPES,
  ENVIRONMENTS,
  PARTIES,
  PARTNER_TIERS,
  STAGES,
  VISIBILITIES,
} from '../../kernel/enums.js';
import {
  MAX_DURATION_DAYS,
  MAX_LAG_DAYS,
  MAX_LINKS,
  MAX_PLAN_MILESTONES,
  MILESTONE_CODE,
  MIN_LAG_DAYS,
} from '../../kernel/plan-limits.js';
import { regionFault } from '../../kernel/region.js';
import { list, name, numberBetween, slug, text, whole } from '../../platform/usecases/read-content.js';
import type { Condition } from './domain/conditions.js';

/** How a playbook refers to API products: by slug in a file, by id in the API. */
export interface Products {
  readonly field: 'apiProducts' | 'apiProductIds';
  /** UUIDs of the products by slug or id, as in the playbook. */
  readonly known: ReadonlyMap<string, string>;
}

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;
export const MAX_CHOICES = 50;
const MAX_SUCCESSES = 1_000_000;
const MAX_PROOF_DAYS = 90;

const title = name(200);

const code = z
  .string()
  .regex(
    MILESTONE_CODE,
    'must start with a capital letter and have 1-40 capital letters, digits and hyphens',
  );

const region = z.string().superRefine((given, context) => {
  const message = regionFault(given);
  if (message !== null) context.addIssue({ code: 'custom', message });
});

const proof = z
  .strictObject({
    evidence: text(500).optional(),
    usage: z
      .strictObject({
        method: z.enum(METHODS),
        path: z
          .string()
          .regex(/^\/[!-~]{0,499}$/, 'must start with / and have 1-500 ASCII characters without spaces'),
        environment: z.enum(ENVIRONMENTS),
        minSuccesses: whole(1, MAX_SUCCESSES, ' of calls'),
        maxServerErrorRate: numberBetween(0, 1),
        days: whole(1, MAX_PROOF_DAYS, ' of days'),
      })
      .optional(),
  })
  .refine(({ evidence, usage }) => (evidence === undefined) !== (usage === undefined), {
    message: 'must be either evidence or usage',
  });

function conditionOf({ field, known }: Products) {
  const product = z
    .string()
    .refine((given) => known.has(given), {
      message: 'API product not found.',
      params: { userError: 'NOT_FOUND' },
    })
    .transform((given) => known.get(given)!);
  return z
    .strictObject({
      regions: list(region, MAX_CHOICES).optional(),
      tiers: list(z.enum(PARTNER_TIERS), MAX_CHOICES).optional(),
      [field]: list(product, MAX_CHOICES).optional(),
    })
    .transform(({ regions, tiers, [field]: apiProductIds }) =>
      withoutEmptyLists({ regions, tiers, apiProductIds } as Condition),
    );
}

/** An empty list always matches, so it is stored as if omitted. */
function withoutEmptyLists(condition: Condition): Condition | undefined {
  const asked = Object.entries(condition).filter(
    ([, choices]: [string, unknown[] | undefined]) => choices?.length,
  );
  return asked.length === 0 ? undefined : Object.fromEntries(asked);
}

const milestoneOf = (products: Products) =>
  z.strictObject({
    code,
    title,
    stage: z.enum(STAGES).refine((stage) => stage !== 'CLOSED', 'must be a stage before CLOSED'),
    party: z.enum(PARTIES),
    durationDays: whole(1, MAX_DURATION_DAYS, ' of working days'),
    weight: whole(0, 1000).default(1),
    required: z.boolean().default(true),
    isGoLive: z.boolean().default(false),
    visibility: z.enum(VISIBILITIES).default('PARTNER'),
    dependsOn: list(
      z.strictObject({ code, lagDays: whole(MIN_LAG_DAYS, MAX_LAG_DAYS, ' of working days').default(0) }),
      MAX_LINKS,
    ).default([]),
    when: conditionOf(products).optional(),
    proof: proof.optional(),
  });

/** A playbook from a file or the API, with defaults for omitted fields. */
export const playbookSchema = (products: Products) =>
  z.strictObject({
    slug,
    title,
    type: z.enum(ENGAGEMENT_TYPES),
    milestones: list(milestoneOf(products), MAX_PLAN_MILESTONES).refine(
      ({ length }) => length > 0,
      'must contain at least one',
    ),
  });

export type PlaybookContent = z.infer<ReturnType<typeof playbookSchema>>;
export type PlaybookMilestone = PlaybookContent['milestones'][number];
