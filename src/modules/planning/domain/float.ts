import type { WorkingCalendar } from '../../../kernel/working-days.js';
import type { Forecast } from './forecast.js';
import type { MilestoneDependency, PlanMilestone } from './plan.js';

/**
 * By milestone id, how many working days it may finish later than forecast without moving go-live; null if it is
 * finished, or where go-live does not wait for it.
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
 * The backward pass: by milestone id, the working days that must at least pass between its end and go-live, negative
 * where leads let it end after go-live. Counted in working days rather than dates, it needs no calendar. What go-live does not wait for is missing.
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

/** A skipped milestone hands its own tail on; one that has begun waits for nothing any more. */
function tailThrough(
  { status, durationDays }: PlanMilestone,
  { lagDays }: MilestoneDependency,
  own: number,
): number | null {
  if (status === 'SKIPPED') return own;
  return status === 'NOT_STARTED' ? own + durationDays + lagDays : null;
}
