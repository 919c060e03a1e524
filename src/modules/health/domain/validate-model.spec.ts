import { HealthModel, MEASURE_CODES, MeasureRule, StageGroup, groupOf } from './model.js';
import { ONBOARDING_V1 } from './onboarding-v1.js';
import { validateModel } from './validate-model.js';

const [build, ...laterGroups] = ONBOARDING_V1.groups as [StageGroup, ...StageGroup[]];

function withBuildRules(change: (rule: MeasureRule) => MeasureRule): HealthModel {
  return { ...ONBOARDING_V1, groups: [{ ...build, rules: build.rules.map(change) }, ...laterGroups] };
}

describe('the model onboarding v1', () => {
  it('can be published', () => {
    expect(validateModel(ONBOARDING_V1)).toEqual([]);
  });

  it.each([
    ['DESIGN', 'BUILD', [20, 15, 20, 15, 15, 10, 0, 0, 0, 0, 5]],
    ['LAUNCH', 'CERTIFY', [20, 15, 15, 15, 5, 10, 15, 0, 0, 0, 5]],
    ['ADOPTION', 'LIVE', [0, 0, 10, 10, 0, 0, 0, 25, 20, 25, 10]],
  ] as const)('weighs stage %s as %s', (stage, name, weights) => {
    const group = groupOf(ONBOARDING_V1, stage);
    expect(group.name).toBe(name);
    expect(group.rules.map(({ weight }) => weight)).toEqual(weights);
  });

  it('gives every measure its thresholds in every stage, so that those without weight are scored too', () => {
    for (const { rules } of ONBOARDING_V1.groups) {
      expect(rules.map(({ measure }) => measure)).toEqual(MEASURE_CODES);
    }
  });

  it('does not score closed engagements', () => {
    expect(() => groupOf(ONBOARDING_V1, 'CLOSED')).toThrow(RangeError);
  });
});

describe('a model is rejected', () => {
  const reweighted = (weight: number) =>
    withBuildRules((rule) => (rule.measure === 'SENTIMENT' ? { ...rule, weight } : rule));

  it.each<[string, HealthModel, string]>([
    [
      'whose weights add up to less than 100',
      reweighted(4),
      'BUILD: the weights must add up to 100, not 99.',
    ],
    [
      'whose weights add up to more than 100',
      reweighted(6),
      'BUILD: the weights must add up to 100, not 101.',
    ],
    ['with a negative weight', reweighted(-5), 'BUILD: SENTIMENT must not have a negative weight.'],
    [
      'with a weight that is not a number',
      reweighted(NaN),
      'BUILD: the weights must add up to 100, not NaN.',
    ],
    [
      'that omits a stage',
      { ...ONBOARDING_V1, groups: laterGroups },
      'Stage DESIGN must be in exactly one group, not in 0.',
    ],
    [
      'that contains a stage twice',
      { ...ONBOARDING_V1, groups: [build, build, ...laterGroups] },
      'Stage DESIGN must be in exactly one group, not in 2.',
    ],
    [
      'that contains a measure twice',
      withBuildRules((rule) => ({ ...rule, measure: 'MOMENTUM' })),
      'BUILD: a measure must not be listed twice.',
    ],
    [
      'with equal poor and healthy values',
      withBuildRules((rule) => ({ ...rule, poor: 1, healthy: 1 })),
      'BUILD: MOMENTUM needs different poor and healthy values.',
    ],
    [
      'with a half-life of 0 days',
      withBuildRules((rule) => ({ ...rule, halfLifeDays: 0 })),
      'BUILD: MOMENTUM needs a half-life of more than 0 days.',
    ],
    [
      'with thresholds in the wrong order',
      { ...ONBOARDING_V1, criticalBelow: 70 },
      'The thresholds must satisfy 0 < criticalBelow < atRiskBelow <= 100 - margin.',
    ],
    ['with a negative margin', { ...ONBOARDING_V1, margin: -1 }, 'The margin must not be negative.'],
    [
      'that requires more than full coverage',
      { ...ONBOARDING_V1, minCoverage: 1.1 },
      'minCoverage must be between 0 and 1.',
    ],
  ])('%s', (_case, model, problem) => {
    expect(validateModel(model)).toContain(problem);
  });
});
