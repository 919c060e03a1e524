import { HealthCause } from './caps.js';
import { BandRules, MeasureRule, StageGroup } from '../../../kernel/health-model.js';
import { ScoredMeasure } from './score.js';
import { Wording, WORDINGS } from './wordings.js';

/** Few, so that the causes to act on stand out. */
const MAX_WEAK_MEASURES = 3;

/** Explains a measure in one sentence that partners may read. */
export function explain(group: StageGroup, measure: ScoredMeasure): string {
  const rule = group.rules.find((candidate) => candidate.measure === measure.measure);
  const wording = WORDINGS[measure.measure];
  switch (measure.state) {
    case 'KNOWN':
      return knownSentence(wording, measure, rule);
    case 'STALE':
      return `${wording.stale} is ${measure.ageDays} days old and no longer counts.`;
    case 'UNKNOWN':
      return unknownSentence(wording, measure, rule);
    case 'NOT_APPLICABLE':
      return measure.weight > 0 ? wording.notApplicable : 'Not used in this stage.';
  }
}

/** The measures below the HEALTHY threshold that cost the most points, the costliest first. */
export function weakestMeasures(
  rules: Pick<BandRules, 'atRiskBelow'>,
  group: StageGroup,
  measures: readonly ScoredMeasure[],
): HealthCause[] {
  return measures
    .filter(({ state, score }) => state === 'KNOWN' && score !== null && score < rules.atRiskBelow)
    .sort((one, other) => costOf(other) - costOf(one))
    .slice(0, MAX_WEAK_MEASURES)
    .map((measure): HealthCause => ({
      code: measure.measure,
      text: explain(group, measure),
    }));
}

/** Weighted points lost. Sorting is stable, so equal measures stay in order. */
function costOf({ score, weight }: ScoredMeasure): number {
  return weight * (100 - (score ?? 100));
}

function knownSentence(wording: Wording, measure: ScoredMeasure, rule: MeasureRule | undefined): string {
  const said = wording.known(measure.value ?? 0, measure.ageDays ?? 0);
  if (rule === undefined) return `${said}.`;
  return `${said}; ${wording.number(rule.healthy)} is healthy, ${wording.number(rule.poor)} is poor.`;
}

function unknownSentence(wording: Wording, measure: ScoredMeasure, rule: MeasureRule | undefined): string {
  if (measure.value === null || measure.sampleSize === null) return wording.unknown;
  return `Only ${wording.sample(measure.sampleSize)}; at least ${rule?.minSample ?? 0} are needed for a score.`;
}
