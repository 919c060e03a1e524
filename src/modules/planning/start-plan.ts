import { newId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Tx } from '../../platform/database/tx.js';
import { calendarFrom, loadHolidays, workDaysPerWeek } from '../calendar/index.js';
import { chooseMilestones, type ConditionFacts, type PlaybookMilestone } from '../playbooks/index.js';
import { baselineOf, type Forecast } from './domain/forecast.js';
import { horizonOf } from './domain/horizon.js';
import type { PlanMilestone } from './domain/plan.js';
import { type Schedule, scheduleOf } from './domain/schedule.js';
import type { MilestoneEntity, MilestoneLinkEntity } from './milestone.entity.js';
import { forecastRow } from './update-forecast.js';

export interface StartFacts extends ConditionFacts {
  readonly engagementId: string;
  readonly partnerId: string;
  readonly startedOn: LocalDate;
  /** In the engagement's time zone. */
  readonly today: LocalDate;
}

export interface StartPlan {
  readonly milestones: readonly MilestoneEntity[];
  readonly links: readonly MilestoneLinkEntity[];
  /** The first baseline, also stored in the milestones. */
  readonly baseline: Forecast;
  readonly schedule: Schedule;
}

type Planned = Omit<PlaybookMilestone, 'dependsOn'> & PlanMilestone;

/** Builds an engagement's plan from a playbook, with its first baseline and forecast; does not store it. */
export async function startPlan(
  tx: Tx,
  playbook: readonly PlaybookMilestone[],
  facts: StartFacts,
): Promise<StartPlan> {
  const { region, startedOn, today, engagementId } = facts;
  const fresh = planned(chooseMilestones(playbook, facts));
  const holidays = await loadHolidays(tx, region);
  const span = { from: startedOn, to: horizonOf(fresh, startedOn, workDaysPerWeek(holidays)) };
  const calendar = await calendarFrom(tx, holidays, span);
  const baseline = baselineOf(fresh, startedOn, calendar);
  const plan = fresh.map((milestone) => {
    const { startOn, dueOn } = baseline.days.get(milestone.id)!;
    return { ...milestone, baselineStartOn: startOn, latestBaselineDueOn: dueOn };
  });
  const baselineGoLiveOn = baseline.goLiveOn;
  const schedule = scheduleOf(plan, { calendar, today, startedOn, baselineGoLiveOn });
  return {
    milestones: plan.map((milestone, index) => rowOf(milestone, index + 1, facts, schedule)),
    links: plan.flatMap(({ id, dependsOn }) =>
      dependsOn.map((link) => ({
        engagementId,
        milestoneId: id,
        dependsOnId: link.id,
        lagDays: link.lagDays,
      })),
    ),
    baseline,
    schedule,
  };
}

function planned(milestones: readonly PlaybookMilestone[]): Planned[] {
  const ids = new Map(milestones.map(({ code }) => [code, newId()]));
  return milestones.map((milestone) => ({
    ...milestone,
    id: ids.get(milestone.code)!,
    dependsOn: milestone.dependsOn.map(({ code, lagDays }) => ({ id: ids.get(code)!, lagDays })),
    ...{ status: 'NOT_STARTED', notBeforeOn: null, startedOn: null, completedOn: null },
    ...{ baselineStartOn: null, latestBaselineDueOn: null, commitmentOn: null },
  }));
}

function rowOf(
  { dependsOn: _links, when: _when, commitmentOn: _none, proof, ...own }: Planned,
  position: number,
  { engagementId, partnerId }: StartFacts,
  schedule: Schedule,
): MilestoneEntity {
  const forecast = forecastRow(schedule, own.id);
  return {
    ...own,
    ...forecast,
    baselineDueOn: own.latestBaselineDueOn,
    proof: proof ?? null,
    engagementId,
    partnerId,
    position,
    assignee: null,
    statusSetByHand: false,
    version: 1,
  };
}
