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
const facts = (acts: string, changes = '') => `
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
    a.*
  from (select g.*, ${toSql(zoneOf(sql`g.given`))} as zone
    from unnest($1::uuid[], $3::text[], $4::uuid[]) g (id, given, partner_id) offset 0) x
  cross join lateral (
    select ${acts}
    from engagement e
    cross join lateral (select ${toSql(zoneOf(sql`e.time_zone`))} as name offset 0) z -- looked up once
    join milestone m on m.engagement_id = e.id and m.party = 'PARTNER'
    left join lateral (
      select h.at, h.started_on, h.completed_on from milestone_history h
      where h.milestone_id = m.id and h.at <= $2 and h.status <> 'SKIPPED' and not h.by_proof
      order by h.at desc, h.id desc limit 1
    ) h on true
    ${changes}
    where e.partner_id = x.partner_id
  ) a`;

/** The act of a day that was recorded at an instant; null without a day. */
const actOf = (day: string, recordedAt: string) =>
  `case when ${day} is not null then least((${day} + time '12:00') at time zone z.name, ${recordedAt}) end`;
const latestOf = (startedOn: string, completedOn: string, recordedAt: string) =>
  `greatest(${actOf(startedOn, recordedAt)}, ${actOf(completedOn, recordedAt)})`;

const STORED = latestOf('h.started_on', 'h.completed_on', 'h.at');
const EXPECTED = latestOf('c."startedOn"', 'c."completedOn"', '$2');
const RECORDED = `max(${STORED}) as "recordedActAt"`;

const FACTS = facts(RECORDED);
const FACTS_EXPECTED = facts(
  `${RECORDED}, max(case when c.id is null then ${STORED} else ${EXPECTED} end) as "expectedActAt"`,
  `left join jsonb_to_recordset($5) c (id uuid, "startedOn" date, "completedOn" date) on c.id = m.id`,
);

type Row = WorkFacts & { readonly engagementId: string };

const workFactsQuery = (engagements: readonly EngagementState[], asOf: Date): Query<Row> => ({
  ...{ name: 'work_facts', text: FACTS, values: valuesOf(engagements, asOf) },
  fromJson: withInstants('recordedActAt'),
});

export interface ExpectedWorkFacts extends WorkFacts {
  /** `recordedActAt` once the expected changes of milestones are written. */
  readonly expectedActAt: Date | null;
}

/** The facts with those after changes of milestones at the instant, none of which is skipped. */
export const expectedWorkFactsQuery = (
  engagements: readonly EngagementState[],
  asOf: Date,
  changes: readonly StatusChange[],
): Query<Row & ExpectedWorkFacts> => ({
  ...{ name: 'work_facts_expected', text: FACTS_EXPECTED },
  values: [...valuesOf(engagements, asOf), JSON.stringify(changes)],
  fromJson: withInstants('recordedActAt', 'expectedActAt'),
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
