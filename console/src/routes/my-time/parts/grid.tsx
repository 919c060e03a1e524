import type { ResultOf } from '../../../app/graphql/types';
import { EngagementLink } from '../../../app/links';
import { plusDays, weekdayText } from '../../../domain/dates';
import { durationText } from '../../../domain/numbers';
import { myTime as words } from '../../../messages/en/my-time';
import type { Column } from '../../../ui/DataTable';
import type { MY_TIME } from '../page.graphql';

export interface GridRow {
  readonly key: string;
  readonly title: string;
  readonly partner: string;
  readonly minutes: number;
  /** Minutes by day. */
  readonly days: ReadonlyMap<string, number>;
}

export interface Grid {
  readonly columns: readonly Column<GridRow>[];
  readonly rows: readonly GridRow[];
  /** Minutes by day, of all engagements. */
  readonly totals: ReadonlyMap<string, number>;
  readonly minutes: number;
}

/** @param from the Monday */
export function gridOf(sheet: ResultOf<typeof MY_TIME>['myTime'], from: string): Grid {
  const week = Array.from({ length: 7 }, (_each, n) => plusDays(from, n));
  const rows = sheet.engagements.map(({ minutes, engagement: { key, title, partner } }) => ({
    ...{ key, title, minutes, partner: partner.name },
    days: new Map(
      sheet.days.map(({ day, engagements }) => [
        day,
        engagements.find(({ engagement }) => engagement.key === key)?.minutes ?? 0,
      ]),
    ),
  }));
  const ofDay = (day: string): Column<GridRow> => ({
    name: weekdayText(day),
    numeric: true,
    cell: ({ days }) => timeText(days.get(day)),
    text: ({ days }) => days.get(day) ?? 0,
  });
  const columns: readonly Column<GridRow>[] = [
    {
      name: words.engagement,
      cell: ({ key, title, partner }) => (
        <>
          <EngagementLink id={key} title={title} /> <span dir="auto">{partner}</span>
        </>
      ),
      text: ({ key, title }) => `${key} ${title}`,
    },
    ...week.map(ofDay),
    {
      name: words.total,
      numeric: true,
      cell: ({ minutes }) => timeText(minutes),
      text: ({ minutes }) => minutes,
    },
  ];
  return {
    ...{ columns, rows, minutes: sheet.minutes },
    totals: new Map(week.map((day) => [day, sheet.days.find((each) => each.day === day)?.minutes ?? 0])),
  };
}

export const timeText = (minutes: number | undefined): string => (minutes ? durationText(minutes) : '');
