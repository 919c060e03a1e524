import type { LocalDate } from '../../../kernel/local-date.js';

/** The forecast days of a milestone before and after a change; null if it is skipped. */
export interface Moved {
  readonly milestoneId: string;
  readonly beforeStart: LocalDate | null;
  readonly beforeDue: LocalDate | null;
  readonly afterStart: LocalDate | null;
  readonly afterDue: LocalDate | null;
}

interface Forecast {
  readonly id: string;
  readonly forecastStartOn: LocalDate | null;
  readonly forecastDueOn: LocalDate | null;
}

/** @returns the milestones whose first or last day changed, in plan order */
export function movedMilestones(before: readonly Forecast[], after: readonly Forecast[]): Moved[] {
  const then = new Map(after.map((each) => [each.id, each]));
  return before.flatMap(({ id, forecastStartOn: beforeStart, forecastDueOn: beforeDue }) => {
    const { forecastStartOn: afterStart, forecastDueOn: afterDue } = then.get(id)!;
    if (beforeStart === afterStart && beforeDue === afterDue) return [];
    return [{ milestoneId: id, beforeStart, beforeDue, afterStart, afterDue }];
  });
}
