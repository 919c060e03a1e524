import { lowerAscii } from '../../../kernel/text.js';
import { workingCalendar } from '../../../kernel/working-days.js';
import type { Plan, PlanMilestone } from './plan.js';

/** The public holidays of region US around the worked example. */
export const US = workingCalendar(['2026-11-11', '2026-11-26', '2026-12-25', '2027-01-01', '2027-01-18']);

/** A milestone of one day that has not started. Its id is its code in lower case, so that the two are not mixed up. */
export function milestone(code: string, facts: Partial<PlanMilestone> = {}): PlanMilestone {
  return {
    id: lowerAscii(code),
    code,
    stage: 'SANDBOX',
    weight: 1,
    durationDays: 1,
    notBeforeOn: null,
    status: 'NOT_STARTED',
    startedOn: null,
    completedOn: null,
    isGoLive: false,
    required: true,
    dependsOn: [],
    baselineStartOn: null,
    latestBaselineDueOn: null,
    commitmentOn: null,
    ...facts,
  };
}

export function after(code: string, lagDays = 0): PlanMilestone['dependsOn'][number] {
  return { id: lowerAscii(code), lagDays };
}

export const EXAMPLE_START = '2026-11-30';

/** The worked example of domain.md on its start day. */
const EXAMPLE: Plan = [
  milestone('A', { durationDays: 3, weight: 2 }),
  milestone('B', { durationDays: 5, weight: 3, dependsOn: [after('A')] }),
  milestone('G', { isGoLive: true, dependsOn: [after('B', 2), after('D')] }),
  milestone('D', { durationDays: 2 }),
];

export function workedExample(changes: Record<string, Partial<PlanMilestone> | undefined> = {}): Plan {
  return EXAMPLE.map((one) => ({ ...one, ...changes[one.code] }));
}
