import { groupOf, type HealthModel, MEASURE_CODES, type MeasureCode } from '../../kernel/health-model.js';
import { ONBOARDING_V1, SERVICES_V1, SHIPPED_MODELS } from '../../kernel/shipped-models.js';
import { parseYaml } from '../../platform/base/yaml-file.js';
import { readModel } from './health-model.schema.js';
import { writeModel } from './write-model.js';

/** The content of a model as in the API. */
function contentOf({ slug, version: _version, groups, ...bands }: HealthModel) {
  return {
    ...{ slug, ...bands },
    groups: groups.map(({ name, stages, rules }) => ({ name, stages: [...stages], measures: [...rules] })),
  };
}
type Content = ReturnType<typeof contentOf>;

function faultsOf(content: unknown): string[] {
  const reading = readModel(content);
  return 'faults' in reading
    ? reading.faults.map(({ path, message }) => `${path.join('.')}: ${message}`)
    : [];
}

/** Onboarding v1 with another rule for a measure of BUILD. */
function withMeasure(code: MeasureCode, change: object): Content {
  const content = contentOf(ONBOARDING_V1);
  const [build] = content.groups;
  build!.measures = build!.measures.map((rule) => (rule.measure === code ? { ...rule, ...change } : rule));
  return content;
}

const withMomentum = (change: object) => withMeasure('MOMENTUM', change);
const withSentiment = (change: object) => withMeasure('SENTIMENT', change);

function withGroups(change: (groups: Content['groups']) => unknown): unknown {
  const content = contentOf(ONBOARDING_V1);
  return { ...content, groups: change(content.groups) };
}

describe('the shipped models', () => {
  const models = SHIPPED_MODELS.map(({ model }) => model);

  it.each(models)('$slug v$version can be published', (model) => {
    const { version: _version, ...rest } = model;
    expect(readModel(contentOf(model))).toEqual({ model: rest });
  });

  it.each(models)('$slug v$version reads back from a file as it was written', (model) => {
    const { version: _version, ...rest } = model;
    expect(readModel(parseYaml(writeModel(model)).values)).toEqual({ model: rest });
  });

  it.each([
    [ONBOARDING_V1, 'DESIGN', 'BUILD', [20, 15, 20, 15, 15, 10, 0, 0, 0, 0, 5]],
    [ONBOARDING_V1, 'LAUNCH', 'CERTIFY', [20, 15, 15, 15, 5, 10, 15, 0, 0, 0, 5]],
    [ONBOARDING_V1, 'ADOPTION', 'LIVE', [0, 0, 10, 10, 0, 0, 0, 25, 20, 25, 10]],
    [SERVICES_V1, 'DESIGN', 'SHAPE', [25, 20, 25, 20, 0, 0, 0, 0, 0, 0, 10]],
    [SERVICES_V1, 'LAUNCH', 'DELIVER', [25, 15, 15, 20, 0, 0, 15, 0, 0, 0, 10]],
    [SERVICES_V1, 'ADOPTION', 'HAND_OVER', [0, 0, 35, 30, 0, 0, 0, 0, 0, 0, 35]],
  ] as const)('%# weigh each stage as their rubric says: %s', (model, stage, name, weights) => {
    const group = groupOf(model, stage);
    expect(group.name).toBe(name);
    expect(group.rules.map(({ weight }) => weight)).toEqual(weights);
  });

  it.each(models)('$slug scores every measure, also those without weight', ({ groups }) => {
    for (const { rules } of groups) expect(rules.map(({ measure }) => measure)).toEqual(MEASURE_CODES);
  });

  it('score no closed engagement', () => {
    expect(() => groupOf(ONBOARDING_V1, 'CLOSED')).toThrow(RangeError);
  });
});

describe('a model is refused', () => {
  it.each<[string, unknown, string]>([
    [
      'with weights of 99.9',
      withMomentum({ weight: 19.9 }),
      'groups.0.measures: must have weights that add up to 100, not 99.9',
    ],
    [
      'with weights of 100.1',
      withMomentum({ weight: 20.1 }),
      'groups.0.measures: must have weights that add up to 100, not 100.1',
    ],
    [
      'with poor equal to healthy',
      withMomentum({ poor: 3, healthy: 3 }),
      'groups.0.measures.2.healthy: must differ from poor in its first 6 decimals',
    ],
    [
      'with poor and healthy too close to be told apart',
      withMomentum({ poor: 3, healthy: 3.0000004 }),
      'groups.0.measures.2.healthy: must differ from poor in its first 6 decimals',
    ],
    [
      'with -0 as poor and 0 as healthy',
      withMomentum({ poor: -0, healthy: 0 }),
      'groups.0.measures.2.healthy: must differ from poor in its first 6 decimals',
    ],
    [
      'with weights that miss 100 by a hair',
      withMomentum({ weight: 20.00000001 }),
      'groups.0.measures: must have weights that add up to 100, not 100.00000001',
    ],
    [
      'with a number of calls for a measure that counts none',
      withMomentum({ minSample: 20 }),
      'groups.0.measures.2.minSample: must be omitted: only SANDBOX_SUCCESS and PRODUCTION_ERRORS can have it',
    ],
    [
      'with a half-life for a measure without an age',
      withMomentum({ halfLifeDays: 45 }),
      'groups.0.measures.2.halfLifeDays: must be omitted: only SENTIMENT can have it',
    ],
    [
      'with a maximum age for a measure without an age',
      withMomentum({ staleAfterDays: 90 }),
      'groups.0.measures.2.staleAfterDays: must be omitted: only SENTIMENT can have it',
    ],
    [
      'with a measure twice',
      withMomentum({ measure: 'BLOCKERS' }),
      'groups.0.measures.3.measure: BLOCKERS is listed twice',
    ],
    [
      'with an unknown measure',
      withMomentum({ measure: 'MOOD' }),
      `groups.0.measures.2.measure: must be one of ${MEASURE_CODES.join(', ')}`,
    ],
    [
      'with a half-life of 0 days',
      withSentiment({ halfLifeDays: 0 }),
      'groups.0.measures.10.halfLifeDays: must be a whole number of days from 1 to 3650',
    ],
    [
      'without a stage',
      withGroups((groups) => groups.slice(1)),
      'groups: must include DISCOVERY, DESIGN, SANDBOX',
    ],
    [
      'with a stage twice',
      withGroups(([one, ...others]) => [one, ...others, { ...one, stages: ['DESIGN'] }]),
      'groups.3.stages.0: DESIGN is listed twice',
    ],
    [
      'with CLOSED',
      withGroups(([one, ...others]) => [{ ...one, stages: [...one!.stages, 'CLOSED'] }, ...others]),
      'groups.0.stages.3: must be a stage before CLOSED',
    ],
    [
      'with thresholds out of order',
      { ...contentOf(ONBOARDING_V1), criticalBelow: 70 },
      'atRiskBelow: must be above criticalBelow, which is 70',
    ],
    [
      'with a margin that puts HEALTHY out of reach',
      { ...contentOf(ONBOARDING_V1), margin: 31 },
      'margin: must leave HEALTHY within reach: atRiskBelow + margin must be at most 100',
    ],
    [
      'with a negative margin',
      { ...contentOf(ONBOARDING_V1), margin: -1 },
      'margin: must be a whole number from 0 to 50',
    ],
    [
      'with more than full coverage',
      { ...contentOf(ONBOARDING_V1), minCoverage: 1.1 },
      'minCoverage: must be a number from 0 to 1',
    ],
    [
      'with a bad slug',
      { ...contentOf(ONBOARDING_V1), slug: 'On Boarding' },
      'slug: must consist of lower-case letters and digits, with words separated by single hyphens',
    ],
    ['with an unknown field', { ...contentOf(ONBOARDING_V1), colour: 1 }, 'colour: is not a known field'],
  ])('%s', (_case, content, fault) => {
    expect(faultsOf(content)).toEqual([fault]);
  });

  it('with a negative weight, which the sum also counts', () => {
    expect(faultsOf(withMomentum({ weight: -1 }))).toEqual([
      'groups.0.measures.2.weight: must be a number from 0 to 100',
      'groups.0.measures: must have weights that add up to 100, not 79',
    ]);
  });

  it('with every fault at once', () => {
    const content = {
      ...withMomentum({ weight: 19.9, poor: 3, healthy: 3 }),
      criticalBelow: 70,
      minCoverage: 2,
    };
    expect(faultsOf(content)).toEqual([
      'minCoverage: must be a number from 0 to 1',
      'atRiskBelow: must be above criticalBelow, which is 70',
      'groups.0.measures: must have weights that add up to 100, not 99.9',
      'groups.0.measures.2.healthy: must differ from poor in its first 6 decimals',
    ]);
  });

  it.each([
    ['the margin exactly within reach', { margin: 30 }],
    ['no margin', { margin: 0 }],
    ['no coverage needed', { minCoverage: 0 }],
    ['thresholds just far enough apart', withMomentum({ poor: 0.7, healthy: 0.700001 })],
    ['weights that floating point adds up to almost 100', withMomentum({ weight: 20.0000000001 })],
  ])('but not with %s', (_case, change) => {
    expect(faultsOf({ ...contentOf(ONBOARDING_V1), ...change })).toEqual([]);
  });
});
