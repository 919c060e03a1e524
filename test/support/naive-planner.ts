import type { Plan, PlanMilestone } from '../../src/modules/planning/domain/plan.js';

/**
 * A second planner, written to be obviously correct and not to be fast: it steps through days one by one, determines the
 * ends of predecessors recursively, and finds a float by delaying a milestone until go-live moves. It shares
 * nothing with the product's planner except the type of a plan, so that both are unlikely to make the same mistake.
 */
export interface NaiveFacts {
  readonly plan: Plan;
  readonly holidays: readonly string[];
  /** The weekdays on which people work; 1 is Monday, 7 is Sunday. */
  readonly workWeek: readonly number[];
  readonly today: string;
  readonly startedOn: string;
  readonly holdUntil: string | null;
  readonly baselineGoLiveOn: string | null;
  readonly latestBaselineGoLiveOn: string | null;
}

/** Days since 1 January 1970. */
type Day = number;
interface Span {
  readonly start: Day;
  readonly finish: Day;
}
interface Delay {
  readonly id: string;
  readonly workingDays: number;
}

const DAY_MS = 86_400_000;
/** A delay that exceeds every float. */
const FAR = 1_000;

const dayOf = (text: string): Day => Date.parse(text) / DAY_MS;
const textOf = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
const dayOrNull = (text: string | null): Day | null => (text === null ? null : dayOf(text));

export class NaivePlanner {
  private readonly holidays: ReadonlySet<Day>;
  private readonly today: Day;

  constructor(private readonly facts: NaiveFacts) {
    this.holidays = new Set(facts.holidays.map(dayOf));
    const { today, startedOn, holdUntil } = facts;
    this.today = Math.max(dayOf(today), dayOf(startedOn), dayOf(holdUntil ?? today));
  }

  /** Everything that the product's planner returns for the plan. */
  schedule() {
    const { plan } = this.facts;
    const goLive = this.goLive(null);
    return {
      days: Object.fromEntries(plan.map((milestone) => [milestone.id, this.daysOf(milestone)])),
      floats: Object.fromEntries(plan.map((milestone) => [milestone.id, this.float(milestone)])),
      goLiveOn: goLive === null ? null : textOf(goLive),
      varianceDays: this.variance(this.facts.baselineGoLiveOn, goLive),
      varianceFromLatestDays: this.variance(this.facts.latestBaselineGoLiveOn, goLive),
      performanceIndex: this.performanceIndex(),
    };
  }

  /** IDs of milestones without float, by forecast start and due date, then by position in the plan. */
  criticalPath(): string[] {
    const spans = this.spans(null);
    return this.facts.plan
      .filter((milestone) => this.float(milestone) === 0)
      .map(({ id }) => ({ id, ...spans(id)! }))
      .sort((a, b) => a.start - b.start || a.finish - b.finish)
      .map(({ id }) => id);
  }

  /** The days on which predecessors let a milestone start; empty if it has none. */
  allowedStarts({ dependsOn }: PlanMilestone): string[] {
    const spans = this.spans(null);
    return dependsOn.flatMap(({ id, lagDays }) =>
      this.ends(id, spans).map((end) => textOf(this.earliestAfter(end, lagDays))),
    );
  }

  isWorkingDay(day: Day): boolean {
    const weekday = (((day + 3) % 7) + 7) % 7; // 1 January 1970 was a Thursday, the third after Monday
    return this.facts.workWeek.includes(weekday + 1) && !this.holidays.has(day);
  }

  private addWorkingDays(day: Day, count: number): Day {
    let at = day;
    while (!this.isWorkingDay(at)) at += 1;
    return count === 0 ? at : this.workingDayAfter(at, count);
  }

  private workingDayAfter(day: Day, count: number): Day {
    let at = day;
    for (let left = count; left > 0;) {
      at += 1;
      if (this.isWorkingDay(at)) left -= 1;
    }
    return at;
  }

  /** With a lead, counts back from the end date, or from the working day before it if it is not one. */
  private earliestAfter(end: Day, lagDays: number): Day {
    if (lagDays >= 0) return this.workingDayAfter(end, 1 + lagDays);
    let at = end;
    while (!this.isWorkingDay(at)) at -= 1;
    for (let left = -1 - lagDays; left > 0;) {
      at -= 1;
      if (this.isWorkingDay(at)) left -= 1;
    }
    return at;
  }

  private workingDaysBetween(from: Day, to: Day): number {
    if (to < from) return 0 - this.workingDaysBetween(to, from);
    let count = 0;
    for (let at = from + 1; at <= to; at += 1) if (this.isWorkingDay(at)) count += 1;
    return count;
  }

  /** The forward pass, recursive and memoised. */
  private spans(delay: Delay | null): (id: string) => Span | null {
    const known = new Map<string, Span | null>();
    const spans = (id: string): Span | null => {
      if (!known.has(id)) known.set(id, this.delayed(this.spanOf(this.milestone(id), spans), id, delay));
      return known.get(id)!;
    };
    return spans;
  }

  private delayed(span: Span | null, id: string, delay: Delay | null): Span | null {
    if (span === null || delay?.id !== id) return span;
    return { ...span, finish: this.workingDayAfter(span.finish, delay.workingDays) };
  }

  private spanOf(milestone: PlanMilestone, spans: (id: string) => Span | null): Span | null {
    const { status, durationDays } = milestone;
    const [started, completed] = [dayOrNull(milestone.startedOn), dayOrNull(milestone.completedOn)];
    if (status === 'SKIPPED') return null;
    if (status === 'DONE') return { start: started ?? completed!, finish: completed! };
    const start = started ?? this.earliestStart(milestone, spans);
    const planned = this.addWorkingDays(start, durationDays - 1);
    const worked = status === 'NOT_STARTED' ? planned : this.addWorkingDays(Math.max(planned, this.today), 0);
    const promised = dayOrNull(milestone.commitmentOn);
    return {
      start,
      finish: promised === null ? worked : Math.max(worked, this.addWorkingDays(promised, 0)),
    };
  }

  private earliestStart({ notBeforeOn, dependsOn }: PlanMilestone, spans: (id: string) => Span | null): Day {
    let start = this.addWorkingDays(this.today, 0);
    if (notBeforeOn !== null) start = Math.max(start, this.addWorkingDays(dayOf(notBeforeOn), 0));
    for (const { id, lagDays } of dependsOn)
      for (const end of this.ends(id, spans)) start = Math.max(start, this.earliestAfter(end, lagDays));
    return start;
  }

  /** The ends that a successor depends on: the milestone's own, or those of its predecessors if it is skipped. */
  private ends(id: string, spans: (id: string) => Span | null): Day[] {
    const milestone = this.milestone(id);
    if (milestone.status !== 'SKIPPED') return [spans(id)!.finish];
    return milestone.dependsOn.flatMap((link) => this.ends(link.id, spans));
  }

  private goLive(delay: Delay | null): Day | null {
    const goLive = this.facts.plan.find(({ isGoLive }) => isGoLive);
    return (goLive && this.spans(delay)(goLive.id)?.finish) ?? null;
  }

  private float({ id, status }: PlanMilestone): number | null {
    if (status === 'DONE' || status === 'SKIPPED') return null;
    const moves = (workingDays: number) => this.goLive({ id, workingDays }) !== this.goLive(null);
    if (!moves(FAR)) return null;
    let float = 0;
    while (!moves(float + 1)) float += 1;
    return float;
  }

  private variance(baseline: string | null, goLive: Day | null): number | null {
    return baseline === null || goLive === null ? null : this.workingDaysBetween(dayOf(baseline), goLive);
  }

  private performanceIndex(): number | null {
    const counted = this.facts.plan.filter(
      ({ status, latestBaselineDueOn }) => status !== 'SKIPPED' && latestBaselineDueOn !== null,
    );
    const sum = (milestones: Plan) => milestones.reduce((total, { weight }) => total + weight, 0);
    const due = sum(
      counted.filter(({ latestBaselineDueOn }) => dayOf(latestBaselineDueOn!) < dayOf(this.facts.today)),
    );
    return due === 0 ? null : sum(counted.filter(({ status }) => status === 'DONE')) / due;
  }

  private daysOf({ id }: PlanMilestone) {
    const span = this.spans(null)(id);
    return span === null
      ? { startOn: null, dueOn: null }
      : { startOn: textOf(span.start), dueOn: textOf(span.finish) };
  }

  private milestone(id: string): PlanMilestone {
    return this.facts.plan.find((milestone) => milestone.id === id)!;
  }
}
