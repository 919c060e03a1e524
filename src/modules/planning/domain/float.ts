import type { WorkingCalendar } from '../../../kernel/working-days.js';
import type { Forecast } from './forecast.js';
import type { MilestoneDependency, PlanMilestone } from './plan.js';

/**
 * Float by milestone id: working days it may end later than forecast without delaying go-live; null if it is done or skipped,
 * or go-live does not depend on it.
 */
export function floatDays(forecast: Forecast, calendar: WorkingCalendar): ReadonlyMap<string, number | null> {
  const tails = daysToGoLive(forecast);
  const floatOf = ({ id, status }: PlanMilestone): number | null => {
    const tail = tails.get(id);
    const dueOn = forecast.days.get(id)?.dueOn;
    if (status === 'DONE' || tail === undefined || !dueOn || !forecast.goLiveOn) return null;
    return calendar.workingDaysBetween(dueOn, forecast.goLiveOn) - tail;
  };
  return new Map(forecast.order.map((milestone) => [milestone.id, floatOf(milestone)]));
}

/**
 * The backward pass: by milestone id, the minimum working days between its end and go-live; negative if leads let it end after
 * go-live. Contains only milestones that go-live depends on.
 */
function daysToGoLive({ order }: Forecast): ReadonlyMap<string, number> {
  const tails = new Map<string, number>();
  for (const milestone of order.toReversed()) {
    const own = milestone.isGoLive ? 0 : tails.get(milestone.id);
    if (own === undefined) continue;
    tails.set(milestone.id, own);
    for (const dependency of milestone.dependsOn) {
      const tail = tailThrough(milestone, dependency, own);
      if (tail !== null) tails.set(dependency.id, Math.max(tail, tails.get(dependency.id) ?? tail));
    }
  }
  return tails;
}

/** Predecessors of a skipped milestone inherit its tail; a milestone that has started no longer depends on its predecessors. */
function tailThrough(
  { status, durationDays }: PlanMilestone,
  { lagDays }: MilestoneDependency,
  own: number,
): number | null {
  if (status === 'SKIPPED') return own;
  return status === 'NOT_STARTED' ? own + durationDays + lagDays : null;
}
