import { EngagementStage, STAGES } from '../../../kernel/enums.js';
import { HealthModel, MeasureRule, StageGroup } from './model.js';

/** Allows for floating-point errors in the sum of the weights. */
const WEIGHT_TOLERANCE = 1e-9;

/** @returns one sentence for each reason why the model is invalid; empty if it is valid */
export function validateModel(model: HealthModel): string[] {
  return [...bandProblems(model), ...stageProblems(model), ...model.groups.flatMap(groupProblems)];
}

function bandProblems({ criticalBelow, atRiskBelow, margin, minCoverage }: HealthModel): string[] {
  const problems: string[] = [];
  if (!(0 < criticalBelow && criticalBelow < atRiskBelow && atRiskBelow + margin <= 100)) {
    problems.push('The thresholds must satisfy 0 < criticalBelow < atRiskBelow <= 100 - margin.');
  }
  if (margin < 0) problems.push('The margin must not be negative.');
  if (!(minCoverage >= 0 && minCoverage <= 1)) problems.push('minCoverage must be between 0 and 1.');
  return problems;
}

function stageProblems({ groups }: HealthModel): string[] {
  const times = (stage: EngagementStage) => groups.filter(({ stages }) => stages.includes(stage)).length;
  return STAGES.filter((stage) => stage !== 'CLOSED' && times(stage) !== 1).map(
    (stage) => `Stage ${stage} must be in exactly one group, not in ${times(stage)}.`,
  );
}

function groupProblems({ name, rules }: StageGroup): string[] {
  const problems = rules.flatMap((rule) => ruleProblems(rule).map((problem) => `${name}: ${problem}`));
  const sum = rules.reduce((total, { weight }) => total + weight, 0);
  if (!(Math.abs(sum - 100) <= WEIGHT_TOLERANCE)) {
    problems.push(`${name}: the weights must add up to 100, not ${sum}.`);
  }
  if (new Set(rules.map(({ measure }) => measure)).size < rules.length) {
    problems.push(`${name}: a measure must not be listed twice.`);
  }
  return problems;
}

function ruleProblems(rule: MeasureRule): string[] {
  const problems: string[] = [];
  if (!(rule.weight >= 0)) problems.push(`${rule.measure} must not have a negative weight.`);
  if (!(Number.isFinite(rule.poor) && Number.isFinite(rule.healthy) && rule.poor !== rule.healthy)) {
    problems.push(`${rule.measure} needs different poor and healthy values.`);
  }
  if (rule.halfLifeDays !== undefined && !(rule.halfLifeDays > 0)) {
    problems.push(`${rule.measure} needs a half-life of more than 0 days.`);
  }
  return problems;
}
