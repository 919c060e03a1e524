import { STAGES } from '../../../app/engagements/search';
import { dayText } from '../../../domain/dates';
import { delayText } from '../../../domain/numbers';
import { wordOf } from '../../../domain/words';
import { timeline as words } from '../../../messages/en/timeline';
import { type Lane, type LaneGroup, grouped } from '../../../timeline/lanes';
import type { MilestoneLane } from '../../../timeline/MilestoneLanes';
import type { LaneMilestone, LaneRow } from '../page.graphql';
import type { GROUPINGS } from '../search';

export interface EngagementLane extends Lane {
  readonly row: LaneRow;
}

export const laneOf = (row: LaneRow): EngagementLane => ({
  row,
  key: row.key,
  from: row.startedOn,
  plannedOn: row.baselineGoLiveOn,
  goLiveOn: row.actualGoLiveOn ?? row.forecastGoLiveOn,
  isLive: row.actualGoLiveOn !== null,
  band: row.health?.band ?? 'INSUFFICIENT_DATA',
  text: textOf(row),
});

function textOf(row: LaneRow): string {
  const { startedOn, baselineGoLiveOn, forecastGoLiveOn, actualGoLiveOn, scheduleVarianceDays } = row;
  const goLive = actualGoLiveOn
    ? words.wentLive(dayText(actualGoLiveOn))
    : forecastGoLiveOn
      ? words.forecast(dayText(forecastGoLiveOn))
      : words.noGoLive;
  return [
    `${row.key} ${row.title}: ${words.started(dayText(startedOn))}`,
    ...(baselineGoLiveOn ? [words.planned(dayText(baselineGoLiveOn))] : []),
    goLive,
    ...(scheduleVarianceDays === null ? [] : [delayText(scheduleVarianceDays)]),
    ...(row.health ? [wordOf(row.health.band)] : []),
  ].join(', ');
}

type Grouping = (typeof GROUPINGS)[number];

/** Lanes in groups, groups by name or in the order of stages, lanes by their start. */
export function groupsOf(rows: readonly LaneRow[], by: Grouping): readonly LaneGroup<EngagementLane>[] {
  const lanes = rows.map(laneOf).sort((one, other) => compare(one.from, other.from));
  const groups = grouped(lanes, ({ row }) => groupOf(row, by));
  const orderOf = ({ key, label }: { readonly key: string; readonly label: string }) =>
    by === 'stage' ? String(STAGES.findIndex((stage) => stage === key)) : label.toLocaleLowerCase();
  return [...groups].sort((one, other) => compare(orderOf(one), orderOf(other)));
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function groupOf({ lead, partner, stage }: LaneRow, by: Grouping) {
  switch (by) {
    case 'lead':
      return { key: lead.id, label: lead.name };
    case 'partner':
      return { key: partner.id, label: partner.name };
    case 'stage':
      return { key: stage, label: wordOf(stage) };
    case 'none':
      return { key: '', label: '' };
  }
}

export const milestoneLaneOf = (milestone: LaneMilestone): MilestoneLane => {
  const { code, title, status, floatDays, forecastStartOn, forecastDueOn, startedOn, completedOn } =
    milestone;
  const start = startedOn ?? forecastStartOn;
  const due = completedOn ?? forecastDueOn;
  const dates = start && due ? `${dayText(start)} – ${dayText(due)}` : '—';
  return {
    ...{ code, title, status, start, due: due !== null && start !== null && due < start ? start : due },
    plannedStart: milestone.baselineStartOn,
    plannedDue: milestone.baselineDueOn,
    isCritical: floatDays === 0 && status !== 'DONE',
    text: `${code}: ${dates}, ${wordOf(status)}, ${wordOf(milestone.party)}`,
  };
};
