import { STAGES } from '../../../app/engagements/search';
import { dayText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { probable } from '../../../messages/en/probable';
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
  probablyOn: row.actualGoLiveOn === null ? row.p80On : null,
  band: row.band ?? 'INSUFFICIENT_DATA',
  text: textOf(row),
});

function textOf(row: LaneRow): string {
  const { startedOn, baselineGoLiveOn, forecastGoLiveOn, actualGoLiveOn, band } = row;
  const goLive = actualGoLiveOn
    ? words.wentLive(dayText(actualGoLiveOn))
    : forecastGoLiveOn
      ? words.forecast(dayText(forecastGoLiveOn))
      : words.noGoLive;
  return [
    `${row.key} ${row.title}: ${words.started(dayText(startedOn))}`,
    ...(baselineGoLiveOn ? [words.planned(dayText(baselineGoLiveOn))] : []),
    goLive,
    ...(row.p80On && !actualGoLiveOn ? [probable.whisker(dayText(row.p80On))] : []),
    ...(band ? [wordOf(band)] : []),
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

function groupOf({ leadId, leadName, partnerId, partnerName, stage }: LaneRow, by: Grouping) {
  switch (by) {
    case 'lead':
      return { key: leadId, label: leadName };
    case 'partner':
      return { key: partnerId, label: partnerName };
    case 'stage':
      return { key: stage, label: wordOf(stage) };
    case 'none':
      return { key: '', label: '' };
  }
}

export const milestoneLaneOf = (milestone: LaneMilestone): MilestoneLane => {
  const { code, title, status, critical, forecastStartOn: start, forecastDueOn: due } = milestone;
  const dates = start && due ? `${dayText(start)} – ${dayText(due)}` : '—';
  return {
    ...{ code, title, status, start, due, isCritical: critical },
    plannedStart: milestone.baselineStartOn,
    plannedDue: milestone.baselineDueOn,
    text: [
      `${code}: ${dates}`,
      wordOf(status),
      wordOf(milestone.party),
      ...(critical ? [words.critical] : []),
    ].join(', '),
  };
};
