import type { Severity } from '../../kernel/enums.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { type Query, run, withInstants } from '../../platform/database/read-together.js';
import type { Tx } from '../../platform/database/tx.js';
import { zoneOf } from '../../platform/graphql/reads/fragments/local-day.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { wasOpenAt } from '../engagements/index.js';
import type { StatusChange } from '../planning/index.js';
import type { EngagementState } from './engagement-state.query.js';

/** The facts that logging progress can change, as they were at an instant. */
export interface WorkFacts {
  readonly blockers: readonly OpenBlockerFacts[];
  /** The partner's latest act recorded by staff: a PARTNER milestone started or completed. Null if there is none. */
  readonly recordedActAt: Date | null;
}

/** A blocker that was open at an instant, with its severity then. */
export interface OpenBlockerFacts {
  readonly id: string;
  readonly severity: Severity;
  /** In the engagement's time zone. */
  readonly raisedOn: LocalDate;
}

/**
 * A PARTNER milestone counts as an act at noon of the day it started or ended, but no later than it was recorded. Only the
 * newest history row of a milestone counts; SKIPPED rows are ignored, so a skipped milestone keeps the day it started; so are those of usage proofs, which nobody recorded.
 *
 * Uses the indexes blocker_of_engagement, blocker_severity_of_blocker (blocker_id, at desc, id desc), milestone_in_order and
 * milestone_history_of_milestone, and the key (partner_id, id) of engagement.
 */
const facts = (newestOf: string) => `
  select x.id as "engagementId",
    coalesce((
      select json_agg(json_build_object('id', b.id, 'severity', s.severity, 'raisedOn', (b.raised_at at time zone x.zone)::date))
      from blocker b
      join lateral (
        select s.severity from blocker_severity s where s.blocker_id = b.id and s.at <= $2
        order by s.at desc, s.id desc limit 1
      ) s on true
      where b.engagement_id = x.id and ${toSql(wasOpenAt(sql`b`, sql`$2`))}
    ), '[]') as blockers,
    (
      select max(least((d.day + time '12:00') at time zone
        ${toSql(zoneOf(sql`e.time_zone`))}, h.at))
      from engagement e
      join milestone m on m.engagement_id = e.id and m.party = 'PARTNER'
      join lateral (${newestOf}) h on true
      cross join lateral unnest(array[h.started_on, h.completed_on]) d (day)
      where e.partner_id = x.partner_id and d.day is not null
    ) as "recordedActAt"
  from (select g.*, ${toSql(zoneOf(sql`g.given`))} as zone
    from unnest($1::uuid[], $3::text[], $4::uuid[]) g (id, given, partner_id) offset 0) x`;

const NEWEST = `
  select h.at, h.started_on, h.completed_on from milestone_history h
  where h.milestone_id = m.id and h.at <= $2 and h.status <> 'SKIPPED' and not h.by_proof
  order by h.at desc, h.id desc limit 1`;

/** The rows that are about to be written for some milestones ($5), and the newest of the others. */
const EXPECTED = `
  select x.* from (
    select 1 as place, $2::timestamptz as at, c."startedOn" as started_on, c."completedOn" as completed_on
    from jsonb_to_recordset($5) as c (id uuid, "startedOn" date, "completedOn" date) where c.id = m.id
    union all select 2, n.* from (${NEWEST}) n
  ) x order by x.place limit 1`;

const [FACTS, FACTS_EXPECTED] = [facts(NEWEST), facts(EXPECTED)];

type Row = WorkFacts & { readonly engagementId: string };

export const workFactsQuery = (engagements: readonly EngagementState[], asOf: Date): Query<Row> => ({
  ...{ name: 'work_facts', text: FACTS, values: valuesOf(engagements, asOf) },
  fromJson: withInstants('recordedActAt'),
});

/** The facts once the given milestones, none of them skipped, have been started or completed at the instant. */
export const expectedWorkFactsQuery = (
  engagements: readonly EngagementState[],
  asOf: Date,
  changes: readonly StatusChange[],
): Query<Row> => ({
  ...{ name: 'work_facts_expected', text: FACTS_EXPECTED },
  values: [...valuesOf(engagements, asOf), JSON.stringify(changes)],
  fromJson: withInstants('recordedActAt'),
});

function valuesOf(engagements: readonly EngagementState[], asOf: Date): readonly unknown[] {
  return [
    engagements.map(({ id }) => id),
    asOf,
    engagements.map(({ timeZone }) => timeZone),
    engagements.map(({ partnerId }) => partnerId),
  ];
}

/** @returns by the engagement's id, for all of them */
export async function workFactsAt(
  tx: Tx,
  engagements: readonly EngagementState[],
  asOf: Date,
): Promise<ReadonlyMap<string, WorkFacts>> {
  const found = await run(tx, workFactsQuery(engagements, asOf));
  return new Map(found.map(({ engagementId, ...facts }) => [engagementId, facts]));
}
