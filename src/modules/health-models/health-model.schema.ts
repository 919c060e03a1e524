import { z } from 'zod';
import type { ContentFault } from '../../kernel/content-fault.js';
import { STAGES } from '../../kernel/enums.js';
import { type HealthModel, MEASURE_CODES, type MeasureRule } from '../../kernel/health-model.js';
import {
  faultsOf,
  list,
  messageOf,
  name,
  numberBetween,
  slug,
  whole,
  withoutNulls,
} from '../../platform/usecases/read-content.js';
import { modelFaults } from './domain/model-faults.js';

const MAX_GROUPS = STAGES.length - 1;
const MAX_SAMPLE = 1_000_000;
const MAX_DAYS = 3_650;
/** Values are at most numbers of working days or calls. */
const MAX_VALUE = 1_000_000;

const measure = z.strictObject({
  measure: z.enum(MEASURE_CODES),
  weight: numberBetween(0, 100),
  poor: numberBetween(-MAX_VALUE, MAX_VALUE),
  healthy: numberBetween(-MAX_VALUE, MAX_VALUE),
  minSample: whole(1, MAX_SAMPLE, ' of calls').optional(),
  halfLifeDays: whole(1, MAX_DAYS, ' of days').optional(),
  staleAfterDays: whole(1, MAX_DAYS, ' of days').optional(),
});

const group = z.strictObject({
  name: name(60).optional(),
  stages: list(
    z.enum(STAGES).refine((stage) => stage !== 'CLOSED', 'must be a stage before CLOSED'),
    STAGES.length,
  ).refine(({ length }) => length > 0, 'must contain at least one'),
  measures: list(measure, MEASURE_CODES.length),
});

/** A model from a file or the API, with defaults for omitted fields. */
const model = z
  .strictObject({
    slug,
    criticalBelow: whole(1, 99).default(50),
    atRiskBelow: whole(1, 100).default(70),
    margin: whole(0, 50).default(5),
    minCoverage: numberBetween(0, 1).default(0.5),
    groups: list(group, MAX_GROUPS),
  })
  .superRefine((given, context) => {
    for (const { path, message } of modelFaults(given))
      context.addIssue({ code: 'custom', path: [...path], message });
  });

type ModelContent = z.infer<typeof model>;
export type ModelReading =
  { readonly model: Omit<HealthModel, 'version'> } | { readonly faults: readonly ContentFault[] };

/** Validates a model from a file or the API against all rules at once. */
export function readModel(given: unknown): ModelReading {
  const parsed = model.safeParse(withoutNulls(given), { error: messageOf });
  return parsed.success ? { model: modelOf(parsed.data) } : { faults: faultsOf(parsed.error) };
}

function modelOf({ groups, ...rest }: ModelContent): Omit<HealthModel, 'version'> {
  return {
    ...rest,
    groups: groups.map(({ name: given, stages, measures }) => ({
      ...{ name: given ?? stages.join(', '), stages },
      rules: measures.map(ruleOf),
    })),
  };
}

/** Without the keys of omitted fields. */
function ruleOf({
  minSample,
  halfLifeDays,
  staleAfterDays,
  ...rule
}: ModelContent['groups'][number]['measures'][number]): MeasureRule {
  return {
    ...rule,
    ...(minSample !== undefined && { minSample }),
    ...(halfLifeDays !== undefined && { halfLifeDays }),
    ...(staleAfterDays !== undefined && { staleAfterDays }),
  };
}
