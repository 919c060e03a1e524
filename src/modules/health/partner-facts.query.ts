import type { LocalDate } from '../../kernel/local-date.js';
import { type Tx, preparedQuery } from '../../platform/database/tx.js';
import { toSql, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { isApplicationInScope } from '../engagements/index.js';
import { wasUnrevokedAt } from '../partners/index.js';
import type { EngagementState } from './engagement-state.query.js';

/** What an evaluation asks of the partner beside its calls. */
export interface PartnerFacts {
  /** The latest successful mutation by one of its users. */
  readonly lastActAt: Date | null;
  /** The last day of each production credential for a product in scope that has run out and was not revoked. */
  readonly expiredCredentialDays: readonly LocalDate[];
  /** The latest one on this engagement; its age in calendar days of the engagement's zone. */
  readonly pulse: { readonly rating: number; readonly ageDays: number } | null;
}

/**
 * partner_act_latest (partner_id, at desc) gives the act, credential_partner (partner_id, environment) the credentials,
 * pulse_of_engagement (engagement_id, given_at desc, id desc) the pulse.
 */
const FACTS = `
  select
    (select max(a.at) from partner_act a where a.partner_id = $1 and a.at <= $4) as "lastActAt",
    coalesce((
      select json_agg(c.last_day order by c.last_day)
      from (
        select (c.expires_at at time zone $3)::date::text as last_day
        from credential c
        where c.partner_id = $1 and c.environment = 'PRODUCTION' and c.issued_at <= $4 and c.expires_at < $4
          and ${toSql(wasUnrevokedAt(sql`c`, sql`$4`))}
          and ${toSql(isApplicationInScope(sql`$2`, sql`c.application_id`))}
      ) c
      where c.last_day < ($4::timestamptz at time zone $3)::date::text
    ), '[]') as "expiredCredentialDays",
    (
      select json_build_object('rating', p.rating,
        'ageDays', ($4::timestamptz at time zone $3)::date - (p.given_at at time zone $3)::date)
      from pulse p
      where p.engagement_id = $2 and p.given_at <= $4
      order by p.given_at desc, p.id desc
      limit 1
    ) as pulse`;

export async function partnerFactsAt(
  tx: Tx,
  { partnerId, id, timeZone }: EngagementState,
  asOf: Date,
): Promise<PartnerFacts> {
  const [facts] = await preparedQuery<PartnerFacts>(tx, 'partner_facts', FACTS, [
    partnerId,
    id,
    timeZone,
    asOf,
  ]);
  return facts!;
}
