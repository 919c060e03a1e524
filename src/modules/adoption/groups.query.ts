import { GROUPINGS, STATUS_CLASSES } from './adoption-dimensions.js';
import type { AdoptionScope } from './adoption-scope.query.js';
import { type Need, columnsOf, countsIn, countsOfPlaced, isByPartner } from './usage-source.query.js';

/*
 * Groups of calls, largest first, as SQL. Two relations give them: `placed` has a row for each named group (`place` from 1,
 * `shown`, its keys), `cell` the counts by place and start, in which the other groups share the place after the last.
 */

/** Key of what the groups beyond the largest are combined to. */
const OTHER = 'OTHER';

/**
 * SQL whose answer is an array of GroupRows.
 * @param most the highest number of groups to name
 * @param shown SQL of how many to name; `groups` is how many there are
 */
export function groupsSql(scope: AdoptionScope, need: Need, most: number, shown = String(most)): string {
  const isOfMany = isByPartner(need) && !need.by.includes('STATUS_CLASS');
  const keys = need.by.map((each, index) => `coalesce(g.key${index}, '${OTHER}')`);
  const labels = need.by.map((each, index) => GROUPINGS[each].label(`g.key${index}`));
  return `
  with ${isOfMany ? largestOf(scope, need, most, shown) : allOf(scope, need, shown)},
  cells as (
    select place, json_agg(json_build_object('start', ${START_TEXT}, 'counts', json_build_array(${list(need.counts)})) order by start) as cells
    from cell group by place
  )
  select coalesce(json_agg(json_build_object(
      'keys', array[${list(keys)}]::text[],
      'labels', array[${list(labels.map((label) => `case when g.place is null then 'All others' else ${label} end`))}]::text[],
      'cells', c.cells) order by c.place), '[]')::text as answer
  from cells c left join placed g on g.place = c.place`;
}

const START_TEXT = `to_char(start, 'YYYY-MM-DD"T"HH24":00:00.000Z"')`;

/** Reads the counts of every group at once: for the few groups that rollups without partners have. */
function allOf(scope: AdoptionScope, need: Need, shown: string): string {
  const keys = keysOf(need);
  const isOfGroup = ['true', ...keys.map((name) => `r.${name} = c.${name}`)];
  return `counted as materialized (${keyed(scope, need)}),
  ranked as materialized (
    select *, ${shown} as shown
    from (
      select ${list(keys, 'count(*) over () as groups')}, row_number() over (order by ${list('sum(calls) desc', inTextOrder(need))}) as place
      from counted ${keys.length > 0 ? `group by ${list(keys)}` : ''} having sum(calls) > 0
    ) sized
  ),
  placed as (select * from ranked where place <= shown),
  cell as (
    select least(place, shown + 1) as place, c.start, ${sums(need)}
    from counted c join ranked r on ${isOfGroup.join(' and ')}
    group by least(place, shown + 1), c.start having sum(c.calls) > 0
  )`;
}

/**
 * Ranks the groups by their calls alone, then reads the counts of the named ones; the others have what is left of all
 * calls. To add up all counts of thousands of partners takes twice as long.
 */
function largestOf(scope: AdoptionScope, need: Need, most: number, shown: string): string {
  const bySize = `order by ${list('calls desc', inTextOrder(need))}`;
  return `ranked as (
    select *, row_number() over (${bySize}) as place
    from (
      select *, count(*) over () as groups
      from (${keyed(scope, { ...need, interval: null, counts: ['calls'] })}) sized
      where calls > 0
      ${bySize} limit ${Math.trunc(most)}
    ) largest
  ),
  placed as materialized (select * from (select *, ${shown} as shown from ranked) r where place <= shown),
  named as materialized (${countsOfPlaced(scope, need)}),
  cell as (
    select place, start, ${list(need.counts)} from named
    union all
    select r.place, c.start, ${sums(need)}
    from (select shown + 1 as place from placed where place = 1 and groups > shown) r
    cross join (
      select start, ${list(need.counts)} from (${countsIn(scope, { ...need, by: [] })}) u
      union all select start, ${list(need.counts.map((name) => `-${name}`))} from named
    ) c
    group by r.place, c.start having sum(c.calls) > 0
  )`;
}

const list = (...parts: readonly (string | readonly string[])[]) => parts.flat().join(', ');
const keysOf = ({ by }: Need) => by.map((_each, index) => `key${index}`);
const sums = ({ counts }: Need) => list(counts.map((name) => `sum(c.${name}) as ${name}`));
const inTextOrder = (need: Need) => keysOf(need).map((name) => `${name} collate "C"`);

/** Counts by columns, keys and start. */
function keyed(scope: AdoptionScope, need: Need): string {
  const byClass = need.by.includes('STATUS_CLASS');
  return `
    select ${list(
      columnsOf(need).map((name) => `u.${name}`),
      need.by.map((each, index) => `${GROUPINGS[each].key} as key${index}`),
      'u.start',
      need.counts.map((name) => `${byClass ? 'class' : 'u'}.${name}`),
    )}
    from (${countsIn(scope, need)}) u ${byClass ? STATUS_CLASSES : ''}`;
}
