import { BandState, UNEVALUATED, bandOf, isInsufficient, stepBand } from './bands.js';
import { KnownBand } from '../../../kernel/health-model.js';
import { ONBOARDING_V1 } from '../../../kernel/shipped-models.js';

interface Step {
  readonly score: number | null;
  readonly coverage?: number;
  readonly daily?: boolean;
}

function bandsAfter(start: BandState, steps: readonly Step[]): (KnownBand | null)[] {
  let state = start;
  return steps.map((step) => {
    state = stepBand(ONBOARDING_V1, state, { coverage: 1, daily: true, ...step });
    return state.bandBeforeCaps;
  });
}

const held = (band: KnownBand, lastDailyScore: number | null = null): BandState => ({
  bandBeforeCaps: band,
  lastDailyScore,
});
const daily = (...scores: (number | null)[]): Step[] => scores.map((score) => ({ score }));
const atOnce = (score: number): Step => ({ score, daily: false });

describe('bandOf', () => {
  it.each([
    ['just below the threshold', 49, 'CRITICAL'],
    ['on the threshold', 50, 'AT_RISK'],
    ['just below the upper threshold', 69, 'AT_RISK'],
    ['on the upper threshold', 70, 'HEALTHY'],
  ])('%s', (_case, score, band) => {
    expect(bandOf(ONBOARDING_V1, score)).toBe(band);
  });
});

describe('isInsufficient', () => {
  it.each([
    ['coverage below a half', 80, 0.499999, true],
    ['coverage of a half', 80, 0.5, false],
    ['nothing known', null, 0, true],
  ])('%s', (_case, score, coverage, insufficient) => {
    expect(isInsufficient(ONBOARDING_V1, { score, coverage })).toBe(insufficient);
  });
});

describe('stepBand', () => {
  it.each<[string, BandState, Step[], (KnownBand | null)[]]>([
    [
      'rises from CRITICAL on the second daily score in a row at 55, then on the second at 75',
      held('CRITICAL'),
      daily(55, 54, 55, 55, 76, 76),
      ['CRITICAL', 'CRITICAL', 'CRITICAL', 'AT_RISK', 'AT_RISK', 'HEALTHY'],
    ],
    [
      'does not rise just below the threshold plus margin',
      held('AT_RISK', 75),
      daily(74, 75),
      ['AT_RISK', 'AT_RISK'],
    ],
    ['rises on the threshold plus margin', held('AT_RISK', 75), daily(75), ['HEALTHY']],
    [
      'rises two bands if both scores reach the upper threshold',
      held('CRITICAL', 75),
      daily(90),
      ['HEALTHY'],
    ],
    ['rises only to the threshold that both reached', held('CRITICAL', 60), daily(90), ['AT_RISK']],
    ['falls immediately', held('HEALTHY', 90), [atOnce(69), atOnce(49)], ['AT_RISK', 'CRITICAL']],
    ['falls two bands immediately', held('HEALTHY', 90), [atOnce(49)], ['CRITICAL']],
    ['needs no margin to stay', held('HEALTHY', 90), daily(70, 70), ['HEALTHY', 'HEALTHY']],
    [
      'never rises between daily evaluations',
      held('CRITICAL', 90),
      [atOnce(90), atOnce(90)],
      ['CRITICAL', 'CRITICAL'],
    ],
    [
      'only counts daily scores, whatever comes between them',
      held('CRITICAL'),
      [{ score: 55 }, atOnce(51), { score: 55 }],
      ['CRITICAL', 'CRITICAL', 'AT_RISK'],
    ],
    [
      'starts the run again after a daily evaluation without a score',
      held('CRITICAL'),
      daily(55, null, 55, 55),
      ['CRITICAL', 'CRITICAL', 'CRITICAL', 'AT_RISK'],
    ],
    ['starts the run again after a missing day', held('CRITICAL', null), daily(90), ['CRITICAL']],
    ['takes the first known band immediately', UNEVALUATED, [atOnce(70)], ['HEALTHY']],
    ['has no band while too little is known', UNEVALUATED, [{ score: 90, coverage: 0.4 }], [null]],
    [
      'has its first band once enough is known',
      UNEVALUATED,
      [{ score: 90, coverage: 0.4 }, atOnce(60)],
      [null, 'AT_RISK'],
    ],
    [
      'keeps the band while too little is known',
      held('AT_RISK', 90),
      [{ score: 20, coverage: 0.4 }, { score: 90, coverage: 0.4 }, atOnce(90)],
      ['AT_RISK', 'AT_RISK', 'AT_RISK'],
    ],
  ])('%s', (_case, start, steps, bands) => {
    expect(bandsAfter(start, steps)).toEqual(bands);
  });

  it('remembers only the daily score', () => {
    const after = stepBand(ONBOARDING_V1, held('AT_RISK', 60), { score: 65, coverage: 1, daily: false });
    expect(after.lastDailyScore).toBe(60);
  });
});
