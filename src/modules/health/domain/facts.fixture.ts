import { HealthFacts } from './facts.js';

/** The BUILD example of domain.md; specs override what matters to them. */
export const EXAMPLE_FACTS: HealthFacts = {
  stage: 'SANDBOX',
  scheduleVarianceFromLatestDays: 6,
  schedulePerformanceIndex: 0.8,
  workingDaysSincePartnerAct: 7,
  blockers: [{ severity: 'HIGH', workingDaysOpen: 4 }],
  sandbox: { credentialAgeDays: 30, activeDays14: 3, unthrottled14: 100, successes14: 90 },
  checklist: { needed: 0, satisfied: 0 },
  productionBreadth: null,
  production28: { unthrottled: 0, errorRate: null },
  productionTrend: null,
  pulse: null,
  expired: [],
};

export function factsWith(overrides: Partial<HealthFacts>): HealthFacts {
  return { ...EXAMPLE_FACTS, ...overrides };
}
