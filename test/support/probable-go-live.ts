import type { LocalDate } from '../../src/kernel/local-date.js';
import type { WorkingCalendar } from '../../src/kernel/working-days.js';
import { NumberedPlan } from '../../src/modules/planning/domain/numbered-plan.js';
import type { Plan } from '../../src/modules/planning/domain/plan.js';
import { elapsedDays } from '../../src/modules/forecasting/domain/actual-days.js';
import type { DurationSample } from '../../src/modules/forecasting/domain/sampling.js';
import {
  type OpenMilestone,
  type ProbableGoLive,
  simulateGoLive,
} from '../../src/modules/forecasting/domain/simulate.js';

export interface Question {
  readonly plan: Plan;
  readonly calendar: WorkingCalendar;
  readonly today: LocalDate;
  readonly holdUntil?: LocalDate | null;
  readonly samples: readonly DurationSample[];
  readonly seed?: string;
  readonly runs?: number;
}

/** The unfinished milestones, all with the same samples. */
export function openMilestones({ plan, calendar, today, samples }: Question, order: Plan): OpenMilestone[] {
  const n = samples.reduce((sum, { count }) => sum + count, 0);
  return order.flatMap(({ id, status, durationDays, startedOn }, place) => {
    if (status === 'DONE' || status === 'SKIPPED') return [];
    const elapsed = status === 'IN_PROGRESS' ? elapsedDays(startedOn!, today, calendar) : null;
    const position = plan.findIndex((one) => one.id === id);
    return [{ id, place, position, planned: durationDays, elapsed, pool: 'ALL' as const, samples, n }];
  });
}

export function probableGoLive(question: Question): ProbableGoLive {
  const { plan, calendar, today, holdUntil = null, seed = 'seed', runs } = question;
  const numbered = new NumberedPlan(plan, { calendar, today, holdUntil });
  const open = openMilestones(question, numbered.order);
  return simulateGoLive(numbered, open, { size: plan.length, seed, ...(runs === undefined ? {} : { runs }) });
}

/** Eight samples that took the same time. */
export const eight = (actual: number, planned: number): DurationSample[] => [{ planned, actual, count: 8 }];
