import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { workingCalendar } from '../../kernel/working-days.js';
import { workingHours } from '../../kernel/working-hours.js';
import { _, now, sql, instant } from '../../platform/graphql/reads/fragments/sql.js';
import { bySql, Json } from '../../platform/graphql/reads/schema/decorators.js';
import { workWeekIn } from '../calendar/index.js';
import { Engagement } from '../engagements/index.js';
import { PartyTime } from './time-by-party.graphql.js';

/**
 * Each party's intervals, with the public holidays within them. The holidays are already in the table: the engagement's
 * forecasts have loaded all years concerned. Uses the index ball_interval_of_engagement.
 */
const TIME_BY_PARTY = sql`(
  select coalesce(json_agg(json_build_object(
    'party', p.party, 'spans', p.spans, 'timeZone', ${_}.time_zone,
    'week', ${workWeekIn(sql`${_}.region`)},
    'holidays', (select coalesce(json_agg(h.day order by h.day), '[]'::json) from holiday h
      where h.region = ${_}.region and h.day between p.first - 1 and p.last + 1)
  ) order by p.party), '[]'::json)
  from (
    select b.party, min(b.since)::date as first, max(b.till)::date as last,
      json_agg(json_build_array(${instant(sql`b.since`)}, ${instant(sql`b.till`)}) order by b.since) as spans
    from (
      select i.party, i.since, coalesce(i.until, greatest(i.since, ${now})) as till
      from ball_interval i where i.engagement_id = ${_}.id
    ) b
    group by b.party
  ) p)`;

@Resolver(() => Engagement)
export class EngagementTimeByPartyField {
  @Json(TIME_BY_PARTY)
  @ResolveField(() => [PartyTime], {
    description:
      'How long each party has had to act so far, excluding time on hold; only parties that have had the ball.',
  })
  timeByParty(): PartyTime[] {
    return bySql();
  }
}

/** A real resolver, because the kernel, not SQL, computes working hours; the row has all data needed. */
@Resolver(() => PartyTime)
export class PartyTimeFields {
  @ResolveField(() => Int, {
    description:
      "Working minutes, rounded down: 09:00-17:00 in the engagement's zone on the working days of its region.",
  })
  minutes(@Parent() { spans, timeZone, holidays, week }: PartyTime): number {
    const hours = workingHours(workingCalendar(holidays, week), timeZone);
    const total = spans.reduce(
      (sum, [from, to]) => sum + hours.workingMsBetween(new Date(from), new Date(to)),
      0,
    );
    return Math.floor(total / 60_000);
  }
}
