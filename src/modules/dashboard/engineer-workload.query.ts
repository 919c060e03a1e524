import type { LocalDate } from '../../kernel/local-date.js';
import { _, arg, sql } from '../../platform/graphql/reads/fragments/sql.js';
import type { Filtered } from '../../platform/graphql/reads/lists/filters.js';
import { NAME_ORDER } from '../../platform/graphql/reads/lists/order.js';
import { loadFacts } from '../engagements/index.js';
import { type LoadFacts, type WeekLoad, weekLoads } from '../staffing/index.js';

/**
 * One row per engineer of the page, with the first and last day of the requested weeks.
 * @param isContinued whether the page starts after the engineer `after`
 */
export function workloadRoot({ where }: Filtered, isContinued: boolean) {
  const behind = sql` and (${_}.name collate ${NAME_ORDER}, ${_}.id) > (select a.name, a.id from solution_engineer a where a.id = ${arg('after')}::uuid)`;
  return {
    kind: 'many',
    mayLag: true,
    from: sql`(
      select ${_}.*, ${arg('firstMonday')}::date as first_on, ${arg('lastMonday')}::date as last_monday,
        ${arg('lastMonday')}::date + 6 as last_on
      from solution_engineer ${_}
      where ${where}${isContinued ? behind : sql``}
      order by ${_}.name collate ${NAME_ORDER}, ${_}.id
      limit ${arg('first')}::int
    )`,
    where: sql`true`,
    orderBy: sql`${_}.name collate ${NAME_ORDER}, ${_}.id`,
    atMost: 100,
  } as const;
}

/** What the weeks of a row are computed from. */
interface StoredWeeks {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly facts: LoadFacts;
  readonly logged: readonly { readonly weekOf: LocalDate; readonly minutes: number }[];
}

/** Engineers may log on any engagement; uses progress_entry_of_author. */
export const WEEKS = sql`json_build_object(
  'from', ${_}.first_on,
  'to', ${_}.last_monday,
  'facts', ${loadFacts(sql`${_}.first_on`, sql`${_}.last_on`)},
  'logged', (select coalesce(json_agg(l), '[]'::json) from (
    select date_trunc('week', p.day::timestamp)::date as "weekOf", sum(p.minutes)::int as minutes
    from app_user u join progress_entry p on p.author_id = u.id
    where u.engineer_id = ${_}.id and p.day between ${_}.first_on and ${_}.last_on
    group by 1
  ) l)
)`;

export interface ShownWeek extends WeekLoad {
  readonly loggedMinutes: number;
  readonly loggedHours: number;
}

export function weeksShown({ from, to, facts, logged }: StoredWeeks): ShownWeek[] {
  const minutesOf = new Map(logged.map(({ weekOf, minutes }) => [weekOf, minutes]));
  return weekLoads(facts, { from, to }).map((week) => {
    const loggedMinutes = minutesOf.get(week.weekOf) ?? 0;
    return { ...week, loggedMinutes, loggedHours: loggedMinutes / 60 };
  });
}
