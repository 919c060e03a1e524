import { type BandState } from './bands.js';
import { evaluate } from './evaluate.js';
import { factsWith } from './facts.fixture.js';
import { heldBandCauses } from './held-band.js';
import type { KnownBand } from '../../../kernel/health-model.js';
import { ONBOARDING_V1 } from '../../../kernel/shipped-models.js';

const held = (band: KnownBand | null, lastDailyScore: number | null = null): BandState => ({
  bandBeforeCaps: band,
  lastDailyScore,
});
const textsOf = (state: BandState, score: number | null, coverage = 1) =>
  heldBandCauses(ONBOARDING_V1, state, { score, coverage }, { capped: false }).map(({ text }) => text);
const text = (band: string, score: number, earned: string, rise: string, missing: string) =>
  `The band stays ${band}: the score of ${score} alone would be ${earned}, ` +
  `but a rise to ${rise}; ${missing} needed.`;
const TO_AT_RISK = 'at risk takes 55 or more in 2 daily evaluations in a row';
const TO_HEALTHY = 'healthy takes 75 or more in 2 daily evaluations in a row';
/** All but the blockers. */
const FLAWLESS = {
  scheduleVarianceFromLatestDays: 0,
  schedulePerformanceIndex: 1,
  workingDaysSincePartnerAct: 0,
  sandbox: { credentialAgeDays: 30, activeDays14: 10, unthrottled14: 100, successes14: 100 },
};
const TWO_BANDS = `${TO_AT_RISK} (to healthy 75)`;

it.each<[string, BandState, number, string[]]>([
  ['just below the threshold', held('CRITICAL'), 49, []],
  ['on the threshold', held('CRITICAL'), 50, [text('critical', 50, 'at risk', TO_AT_RISK, '2 more are')]],
  [
    'with the last daily score just below the margin',
    held('CRITICAL', 54),
    54,
    [text('critical', 54, 'at risk', TO_AT_RISK, '2 more are')],
  ],
  [
    'with the last daily score on the margin',
    held('CRITICAL', 55),
    51,
    [text('critical', 51, 'at risk', TO_AT_RISK, '1 more is')],
  ],
  ['just below the upper threshold', held('AT_RISK', 90), 69, []],
  [
    'on the upper threshold',
    held('AT_RISK', 70),
    70,
    [text('at risk', 70, 'healthy', TO_HEALTHY, '2 more are')],
  ],
  ['on the upper margin', held('AT_RISK', 75), 75, [text('at risk', 75, 'healthy', TO_HEALTHY, '1 more is')]],
  [
    'two bands below, with the last daily score just below the lower margin',
    held('CRITICAL', 54),
    72,
    [text('critical', 72, 'healthy', TWO_BANDS, '2 more are')],
  ],
  [
    'two bands below, with the last daily score on the lower margin',
    held('CRITICAL', 55),
    72,
    [text('critical', 72, 'healthy', TWO_BANDS, '1 more is')],
  ],
  [
    'two bands below, with the last daily score below the upper margin',
    held('CRITICAL', 74),
    90,
    [text('critical', 90, 'healthy', TWO_BANDS, '1 more is')],
  ],
  ['in the band of the score', held('HEALTHY', 90), 70, []],
])('says what a rise requires %s', (_case, state, score, expected) => {
  expect(textsOf(state, score)).toEqual(expected);
});

it.each<[string, BandState, number | null, number]>([
  ['nothing is known', held('CRITICAL'), null, 0],
  ['too little is known', held('CRITICAL'), 90, 0.499999],
  ['no band was known yet', held(null), 90, 0.4],
])('says nothing while %s', (_case, state, score, coverage) => {
  expect(textsOf(state, score, coverage)).toEqual([]);
});

describe('an evaluation', () => {
  // domain.md's example has a score of 62.
  const causesOf = (state: BandState, daily: boolean, facts = {}) =>
    evaluate(ONBOARDING_V1, factsWith(facts), state, { daily }).causes.map((cause) => cause);

  it.each<[string, BandState, boolean, string | undefined]>([
    ['is held at its first daily score', held('CRITICAL'), true, '1 more is'],
    ['rises at its second', held('CRITICAL', 55), true, undefined],
    ['is held between daily evaluations', held('CRITICAL', 55), false, '1 more is'],
    ['is held after a day without a score', held('CRITICAL', null), false, '2 more are'],
    ['falls immediately', held('HEALTHY', 90), false, undefined],
  ])('%s', (_case, state, daily, missing) => {
    const [first] = causesOf(state, daily);
    const cause = missing && {
      code: 'BAND_HELD',
      text: text('critical', 62, 'at risk', TO_AT_RISK, missing),
    };
    expect(first?.code === 'BAND_HELD' ? first : undefined).toEqual(cause);
  });

  it('lists caps first, as the reason for the current band', () => {
    const blockers = [{ severity: 'CRITICAL', workingDaysOpen: 4 }] as const;
    const codes = causesOf(held('CRITICAL'), true, { blockers }).map(({ code }) => code);
    expect(codes.slice(0, 2)).toEqual(['CRITICAL_BLOCKER_OPEN', 'BAND_HELD']);
  });

  it('does not contradict a cap that holds the band lower', () => {
    const blockers = [{ severity: 'CRITICAL', workingDaysOpen: 4 }] as const;
    const { computedBand, causes } = evaluate(
      ONBOARDING_V1,
      factsWith({ blockers, ...FLAWLESS }),
      held('AT_RISK'),
      {
        daily: true,
      },
    );
    expect(computedBand).toBe('CRITICAL');
    expect(causes[1]?.text).toMatch(/^Apart from that, the band stays at risk: .* alone would be healthy/);
  });
});
