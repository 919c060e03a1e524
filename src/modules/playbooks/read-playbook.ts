import { z } from 'zod';
import { STAGES } from '../../kernel/enums.js';
import type { UserErrorCode } from '../../kernel/errors.js';
import { MAX_LINKS, MAX_PLAN_MILESTONES, MILESTONE_CODE } from '../../kernel/plan-limits.js';
import { type PlaybookFault, playbookFaults } from './domain/playbook-faults.js';
import { MAX_CHOICES, type PlaybookContent, playbookSchema, type Products } from './playbook.schema.js';

export type Reading = { readonly playbook: PlaybookContent } | { readonly faults: readonly PlaybookFault[] };

/**
 * Validates a playbook from a file or the API against all rules at once: those of each field, and those across
 * milestones as far as possible even if fields are invalid.
 */
export function readPlaybook(given: unknown, products: Products): Reading {
  const whole = withoutNulls(given);
  const parsed = playbookSchema(products).safeParse(whole, { error: messageOf });
  const faults = [
    ...(parsed.error?.issues ?? []).flatMap(faultsOf),
    ...playbookFaults(outlineOf(whole).map(outlined)),
  ];
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

/** Treats null as omitted, in YAML as in GraphQL. */
function withoutNulls(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(withoutNulls);
  if (given === null || typeof given !== 'object') return given;
  const entries = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutNulls(value)]));
}

/** Replaces the library's technical messages; messages of the schema's own rules are kept. */
function messageOf(issue: {
  code: string;
  input?: unknown;
  expected?: unknown;
  values?: unknown[];
}): string | undefined {
  if (issue.input === undefined) return 'is missing';
  if (issue.code === 'invalid_value') return `must be one of ${issue.values?.join(', ')}`;
  return issue.code === 'invalid_type'
    ? `must be ${KINDS[String(issue.expected)] ?? String(issue.expected)}`
    : undefined;
}

const KINDS: Readonly<Record<string, string>> = {
  ...{
    string: 'a string',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    object: 'an object',
  },
};

function faultsOf(issue: z.core.$ZodIssue): PlaybookFault[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      code: 'INVALID',
      path: [...path, key],
      message: 'is not a known field',
    }));
  return [{ code: codeOf(issue), path, message: issue.message }];
}

function codeOf(issue: z.core.$ZodIssue): UserErrorCode {
  if (issue.code === 'too_big') return 'LIMIT_EXCEEDED';
  return issue.code === 'custom' && issue.params?.['userError'] === 'NOT_FOUND' ? 'NOT_FOUND' : 'INVALID';
}

/** Sorts by milestone. */
function byPlace({ path: [, one = -1] }: PlaybookFault, { path: [, other = -1] }: PlaybookFault): number {
  return Number(one) - Number(other);
}
