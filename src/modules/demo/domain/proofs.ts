import type { LocalDate } from '../../../kernel/local-date.js';
import type { CourseDay, PlannedMilestone } from './course.js';

export interface PlaybookMilestone {
  readonly code: string;
  readonly [field: string]: unknown;
}

const TRANSFER = { method: 'POST', path: '/accounts/{id}/transfers' } as const;

const FIRST_CALL = {
  ...{ ...TRANSFER, environment: 'SANDBOX' },
  ...{ minSuccesses: 1, maxServerErrorRate: 0.2, days: 7 },
};

/** A partner's customers make transfers for two weeks, nearly without server errors. */
const STEADY_TRANSFERS = {
  ...{ code: 'STEADY-TRANSFERS', title: 'Transfers run steadily in production' },
  ...{ stage: 'ADOPTION', party: 'PARTNER', durationDays: 10, weight: 3 },
  dependsOn: [{ code: 'GO-LIVE', lagDays: 0 }],
  proof: {
    usage: {
      ...{ ...TRANSFER, environment: 'PRODUCTION' },
      ...{ minSuccesses: 30, maxServerErrorRate: 0.04, days: 14 },
    },
  },
};

/** The milestones of the integration playbook, with a first call and an adoption that traffic proves. */
export function withProofs(milestones: readonly PlaybookMilestone[]): readonly PlaybookMilestone[] {
  return [
    ...milestones.map((each) =>
      each.code === 'FIRST-CALL' ? { ...each, proof: { usage: FIRST_CALL } } : each,
    ),
    STEADY_TRANSFERS,
  ];
}

/**
 * The milestones that people leave to traffic: all that it proves, but for those proved in the sandbox that were done before the
 * team started to use Causeway, which they enter by hand.
 */
export function leftToTraffic(
  milestones: readonly PlannedMilestone[],
  course: readonly CourseDay[],
  takenUpOn: LocalDate,
): ReadonlySet<PlannedMilestone> {
  const before = course.filter(({ day }) => day <= takenUpOn).flatMap(({ done }) => done);
  return new Set(
    milestones.filter(
      (each) =>
        each.usageProof !== null && (each.usageProof.environment === 'PRODUCTION' || !before.includes(each)),
    ),
  );
}

/** The course without what people do not do. */
export function without(course: readonly CourseDay[], left: ReadonlySet<PlannedMilestone>): CourseDay[] {
  const kept = (milestones: readonly PlannedMilestone[]) => milestones.filter((each) => !left.has(each));
  return course.map(({ day, started, done }) => ({ day, started: kept(started), done: kept(done) }));
}
