import type { LocalDate } from '../../kernel/local-date.js';
import { preparedQuery, query, type Tx } from '../../platform/database/tx.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { versionsInScope } from '../engagements/index.js';
import type { ProofCriteria, ProofNumbers, ProofState, ProvableMilestone } from './domain/prove.js';

/** A milestone that may be proved, with the numbers of its proof at an instant. */
export interface MeasuredProof extends ProvableMilestone {
  readonly id: string;
  readonly engagementId: string;
  readonly partnerId: string;
  readonly code: string;
  readonly completedOn: LocalDate | null;
  readonly criteria: ProofCriteria;
  readonly numbers: ProofNumbers;
}

/** An engagement and the instant of an evaluation. */
export interface ProofWork {
  readonly engagementId: string;
  readonly asOf: Date;
}

/**
 * The milestones of any number of engagements (`$1`) that nobody has set by hand, with the calls of the partner's credentials to
 * the operation in all versions in scope over the complete UTC days before the instant; without those evaluated at that instant
 * or later. Uses milestone_to_prove and usage_daily_by_partner.
 */
const MEASURE = `
  select m.id, m.engagement_id as "engagementId", m.partner_id as "partnerId", m.code, m.status, m.stage,
    m.started_on::text as "startedOn", m.completed_on::text as "completedOn",
    coalesce(p.state, 'PENDING') as state, m.usage_proof as criteria,
    json_build_object('successes', u.successes, 'countedCalls', u.counted_calls, 'serverErrors', u.server_errors,
      'firstDay', w.day - c.days, 'lastDay', w.day - 1) as numbers
  from jsonb_to_recordset($1) as w (id uuid, day date, "asOf" timestamptz)
  join milestone m on m.engagement_id = w.id and m.usage_proof is not null and not m.status_set_by_hand
  left join milestone_proof p on p.milestone_id = m.id
  cross join lateral (
    select (m.usage_proof ->> 'days')::int as days, m.usage_proof ->> 'environment' as environment,
      m.usage_proof ->> 'method' as method, m.usage_proof ->> 'path' as path
  ) c
  cross join lateral (
    select coalesce(sum(u.successes), 0) as successes, coalesce(sum(u.calls - u.throttled), 0) as counted_calls,
      coalesce(sum(u.server_errors), 0) as server_errors
    from usage_daily u
    where u.partner_id = m.partner_id and u.environment = c.environment and u.day >= w.day - c.days and u.day < w.day
      and u.api_operation_id in (
        select o.id from api_operation o where o.method = c.method and o.path = c.path
          and o.api_version_id in (${toSql(versionsInScope(sql`m.engagement_id`))}))
  ) u
  where p.as_of is null or p.as_of < w."asOf"
  order by m.engagement_id, m.position`;

/** One statement, whatever the number of engagements and milestones. */
export function measureProofs(tx: Tx, works: readonly ProofWork[]): Promise<MeasuredProof[]> {
  const rows = works.map(({ engagementId: id, asOf }) => ({
    id,
    asOf,
    day: asOf.toISOString().slice(0, 10),
  }));
  return preparedQuery<MeasuredProof>(tx, 'measure_proofs', MEASURE, [JSON.stringify(rows)]);
}

/** The result of an evaluation. */
export interface EvaluatedProof extends Pick<MeasuredProof, 'id' | 'partnerId' | 'numbers'> {
  readonly state: ProofState;
  readonly asOf: Date;
}

/** Stores evaluations in one statement. An older one never replaces a later one. */
export async function saveEvaluations(tx: Tx, evaluated: readonly EvaluatedProof[]): Promise<void> {
  const rows = evaluated.map(({ numbers, ...own }) => ({ ...own, ...numbers }));
  await query(
    tx,
    `insert into milestone_proof as kept
       (milestone_id, partner_id, state, as_of, first_day, last_day, successes, counted_calls, server_errors)
     select id, "partnerId", state, "asOf", "firstDay", "lastDay", successes, "countedCalls", "serverErrors"
     from jsonb_to_recordset($1) as given (id uuid, "partnerId" uuid, state text, "asOf" timestamptz, "firstDay" date,
       "lastDay" date, successes bigint, "countedCalls" bigint, "serverErrors" bigint)
     on conflict (milestone_id) do update set state = excluded.state, as_of = excluded.as_of,
       first_day = excluded.first_day, last_day = excluded.last_day, successes = excluded.successes,
       counted_calls = excluded.counted_calls, server_errors = excluded.server_errors
     where kept.as_of < excluded.as_of`,
    [JSON.stringify(rows)],
  );
}
