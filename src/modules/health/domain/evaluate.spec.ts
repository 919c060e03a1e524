import { BandState, UNEVALUATED } from './bands.js';
import { evaluate } from './evaluate.js';
import { factsWith } from './facts.fixture.js';
import { HealthFacts } from './facts.js';
import { ONBOARDING_V1 } from '../../../kernel/shipped-models.js';

const perfect: Partial<HealthFacts> = {
  scheduleVarianceFromLatestDays: 0,
  schedulePerformanceIndex: 1,
  workingDaysSincePartnerAct: 0,
  blockers: [],
  sandbox: { credentialAgeDays: 30, activeDays14: 14, unthrottled14: 100, successes14: 100 },
};

function evaluated(facts: Partial<HealthFacts>, previous: BandState = UNEVALUATED) {
  return evaluate(ONBOARDING_V1, factsWith(facts), previous, { daily: true });
}

describe('evaluate', () => {
  it('returns the band of the BUILD example and the three measures that cost most', () => {
    const evaluation = evaluated({});
    expect(evaluation).toMatchObject({
      stageGroup: 'BUILD',
      scoreExact: 61.929825,
      score: 62,
      coverage: 0.95,
      bandBeforeCaps: 'AT_RISK',
      computedBand: 'AT_RISK',
    });
    expect(evaluation.causes.map(({ code }) => code)).toEqual([
      'SCHEDULE_VARIANCE',
      'SCHEDULE_PERFORMANCE',
      'MOMENTUM',
    ]);
    expect(evaluation.causes[0]?.text).toBe(
      'Go-live is 6 working days late against the latest baseline; 0 is healthy, 15 is poor.',
    );
  });

  it('returns no cause if every measure is healthy', () => {
    expect(evaluated(perfect)).toMatchObject({ score: 100, computedBand: 'HEALTHY', causes: [] });
  });

  it('keeps a healthy score at CRITICAL under a cap, and gives the reason first', () => {
    const blockers = [{ severity: 'CRITICAL' as const, workingDaysOpen: 4 }];
    const evaluation = evaluated({ ...perfect, blockers });
    expect(evaluation).toMatchObject({ bandBeforeCaps: 'HEALTHY', computedBand: 'CRITICAL' });
    expect(evaluation.causes.map(({ code }) => code)).toEqual(['CRITICAL_BLOCKER_OPEN', 'BLOCKERS']);
  });

  it('continues hysteresis under a cap', () => {
    const expired = [{ kind: 'WAIVER' as const, expiredOn: '2026-12-03' }];
    const evaluation = evaluated({ ...perfect, expired }, { bandBeforeCaps: 'CRITICAL', lastDailyScore: 80 });
    expect(evaluation).toMatchObject({ bandBeforeCaps: 'HEALTHY', computedBand: 'CRITICAL' });
  });

  it('shows INSUFFICIENT_DATA and keeps the previous band', () => {
    const quiet = {
      scheduleVarianceFromLatestDays: null,
      schedulePerformanceIndex: null,
      sandbox: null,
    };
    const evaluation = evaluated(quiet, { bandBeforeCaps: 'HEALTHY', lastDailyScore: 80 });
    expect(evaluation).toMatchObject({
      score: 64,
      coverage: 0.466667,
      bandBeforeCaps: 'HEALTHY',
      computedBand: 'INSUFFICIENT_DATA',
    });
  });

  it('returns equal output for equal input', () => {
    expect(evaluated({})).toEqual(evaluated({}));
  });
});
