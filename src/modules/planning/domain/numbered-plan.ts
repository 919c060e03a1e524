import type { MilestoneStatus } from '../../../kernel/enums.js';
import { inDependencyOrder } from '../../../kernel/dependency-order.js';
import { latestOf, type LocalDate } from '../../../kernel/local-date.js';
import type { ForecastOptions } from './forecast.js';
import type { Plan, PlanMilestone } from './plan.js';

/** Before every day that a plan can name. */
const NEVER = -(2 ** 30);

interface Step {
  readonly status: MilestoneStatus;
  readonly isGoLive: boolean;
  readonly predecessors: readonly { readonly index: number; readonly lagDays: number }[];
  /** The earliest start; the end if it is done. */
  readonly startFloor: number;
  readonly dueFloor: number;
}

/**
 * A plan whose days are numbers of working days from today, so that its forward and backward pass can be repeated with other
 * durations thousands of times without reading the calendar. Agrees with `forecastPlan` and `floatDays`.
 */
export class NumberedPlan {
  /** The milestones in dependency order; arrays of durations follow it. */
  readonly order: Plan;
  /** Place of the go-live milestone in the order; -1 if there is none, or it is skipped. */
  readonly goLive: number;
  private readonly steps: readonly Step[];
  private readonly ends: Int32Array;
  private readonly tails: Int32Array;

  constructor(
    plan: Plan,
    private readonly options: ForecastOptions,
  ) {
    this.order = inDependencyOrder(plan);
    this.goLive = this.order.findIndex(({ isGoLive, status }) => isGoLive && status !== 'SKIPPED');
    const places = new Map(this.order.map(({ id }, index) => [id, index]));
    this.steps = this.order.map((milestone) => this.stepOf(milestone, places));
    this.ends = new Int32Array(this.order.length);
    this.tails = new Int32Array(this.order.length);
  }

  /**
   * The forward pass.
   * @param durations working days, in the plan's order; ignored for finished milestones
   * @returns the number of the day of go-live, for `dayOf`
   */
  forward(durations: Int32Array): number {
    const { steps, ends } = this;
    for (let index = 0; index < steps.length; index += 1) {
      const step = steps[index]!;
      if (step.status === 'DONE') ends[index] = step.startFloor;
      else if (step.status === 'SKIPPED') ends[index] = this.latestEnd(step);
      else ends[index] = Math.max(this.startOf(step) + durations[index]! - 1, step.dueFloor);
    }
    return ends[this.goLive] ?? NEVER;
  }

  /**
   * The backward pass after a forward pass with the same durations.
   * @param count called with the place of each unfinished milestone whose float is 0
   */
  eachCritical(durations: Int32Array, count: (index: number) => void): void {
    const { steps, ends, tails } = this;
    tails.fill(NEVER);
    const goLive = ends[this.goLive]!;
    for (let index = steps.length - 1; index >= 0; index -= 1) {
      const { isGoLive, status, predecessors } = steps[index]!;
      if (isGoLive) tails[index] = 0;
      const own = tails[index]!;
      if (own === NEVER || status === 'DONE') continue;
      if (status !== 'SKIPPED' && goLive - ends[index]! === own) count(index);
      if (status === 'IN_PROGRESS') continue;
      for (const { index: before, lagDays } of predecessors) {
        const tail = status === 'SKIPPED' ? own : own + durations[index]! + lagDays;
        if (tail > tails[before]!) tails[before] = tail;
      }
    }
  }

  dayOf(number: number): LocalDate {
    return this.options.calendar.workingDayAfter(this.options.today, number);
  }

  private startOf({ status, startFloor, predecessors }: Step): number {
    let start = startFloor;
    if (status !== 'NOT_STARTED') return start;
    for (const { index, lagDays } of predecessors) {
      const end = this.ends[index]!;
      if (end !== NEVER && end + 1 + lagDays > start) start = end + 1 + lagDays;
    }
    return start;
  }

  private latestEnd({ predecessors }: Step): number {
    return predecessors.reduce((latest, { index }) => Math.max(latest, this.ends[index]!), NEVER);
  }

  private stepOf(milestone: PlanMilestone, places: ReadonlyMap<string, number>): Step {
    const { calendar, today, holdUntil } = this.options;
    const { status, isGoLive, dependsOn, startedOn, completedOn, notBeforeOn, commitmentOn } = milestone;
    const numberOf = (day: LocalDate) => calendar.workingDaysBetween(today, day);
    const from = (day: LocalDate | null) => (day ? numberOf(calendar.addWorkingDays(day, 0)) : NEVER);
    const workFrom = from(latestOf(today, holdUntil));
    const earliest = {
      NOT_STARTED: () => Math.max(workFrom, from(notBeforeOn)),
      IN_PROGRESS: () => from(startedOn),
      DONE: () => numberOf(completedOn!),
      SKIPPED: () => NEVER,
    };
    return {
      ...{ status, isGoLive },
      predecessors: dependsOn.map(({ id, lagDays }) => ({ index: places.get(id)!, lagDays })),
      startFloor: earliest[status](),
      dueFloor: Math.max(status === 'IN_PROGRESS' ? workFrom : NEVER, from(commitmentOn)),
    };
  }
}
