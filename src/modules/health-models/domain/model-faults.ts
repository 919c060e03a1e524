import type { ContentFault } from '../../../kernel/content-fault.js';
import { type EngagementStage, STAGES } from '../../../kernel/enums.js';
import type { BandRules, MeasureCode, MeasureRule } from '../../../kernel/health-model.js';

/** Allows for floating-point errors in the sum of the weights. */
const WEIGHT_TOLERANCE = 1e-9;
/** Shows a sum just outside the tolerance as other than 100, but no floating-point errors. */
const SUM_DIGITS = 12;

const COUNTS_CALLS: readonly MeasureCode[] = ['SANDBOX_SUCCESS', 'PRODUCTION_ERRORS'];
const HAS_AGE: readonly MeasureCode[] = ['SENTIMENT'];
const OPTIONS = [
  ['minSample', COUNTS_CALLS],
  ['halfLifeDays', HAS_AGE],
  ['staleAfterDays', HAS_AGE],
] as const;

/** A group as in a file or the API. */
export interface OutlinedGroup {
  readonly stages: readonly EngagementStage[];
  readonly measures: readonly MeasureRule[];
}

export type OutlinedModel = BandRules & { readonly groups: readonly OutlinedGroup[] };

type Path = ContentFault['path'];
const fault = (path: Path, message: string): ContentFault => ({ code: 'INVALID', path, message });

/** Every fault across the fields of a model; empty if there is none. The range of each field is checked elsewhere. */
export function modelFaults(model: OutlinedModel): ContentFault[] {
  return [
    ...bandFaults(model),
    ...stageFaults(model.groups),
    ...model.groups.flatMap((group, index) => groupFaults(group, ['groups', index, 'measures'])),
  ];
}

function bandFaults({ criticalBelow, atRiskBelow, margin }: BandRules): ContentFault[] {
  return [
    ...(criticalBelow < atRiskBelow
      ? []
      : [fault(['atRiskBelow'], `must be above criticalBelow, which is ${criticalBelow}`)]),
    ...(atRiskBelow + margin <= 100
      ? []
      : [fault(['margin'], `must leave HEALTHY within reach: atRiskBelow + margin must be at most 100`)]),
  ];
}

function stageFaults(groups: readonly OutlinedGroup[]): ContentFault[] {
  const taken = new Set<EngagementStage>();
  const twice = groups.flatMap(({ stages }, index) =>
    stages.flatMap((stage, at) => {
      if (taken.has(stage)) return [fault(['groups', index, 'stages', at], `${stage} is listed twice`)];
      taken.add(stage);
      return [];
    }),
  );
  const missing = STAGES.filter((stage) => stage !== 'CLOSED' && !taken.has(stage));
  return missing.length === 0 ? twice : [fault(['groups'], `must include ${missing.join(', ')}`), ...twice];
}

function groupFaults({ measures }: OutlinedGroup, path: Path): ContentFault[] {
  const sum = measures.reduce((total, { weight }) => total + weight, 0);
  return [
    ...(Math.abs(sum - 100) <= WEIGHT_TOLERANCE
      ? []
      : [fault(path, `must have weights that add up to 100, not ${Number(sum.toPrecision(SUM_DIGITS))}`)]),
    ...measures.flatMap(({ measure, poor, healthy, ...options }, index) => [
      ...(shown(poor) === shown(healthy)
        ? [fault([...path, index, 'healthy'], 'must differ from poor in its first 6 decimals')]
        : []),
      ...OPTIONS.filter(([option, users]) => options[option] !== undefined && !users.includes(measure)).map(
        ([option, users]) =>
          fault([...path, index, option], `must be omitted: only ${users.join(' and ')} can have it`),
      ),
      ...(measures.findIndex((other) => other.measure === measure) < index
        ? [fault([...path, index, 'measure'], `${measure} is listed twice`)]
        : []),
    ]),
  ];
}

/** The API shows thresholds with 6 decimals. */
const shown = (threshold: number): number => Math.round(threshold * 1e6);
