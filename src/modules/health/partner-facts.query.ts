import type { LocalDate } from '../../kernel/local-date.js';
import { type Query, run, withInstants } from '../../platform/database/read-together.js';
import type { Tx } from '../../platform/database/tx.js';
import { zoneOf } from '../../platform/graphql/reads/fragments/local-day.js';
import { toSql, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { isApplicationInScope } from '../engagements/index.js';
import { wasUnrevokedAt } from '../partners/index.js';
import type { EngagementState } from './engagement-state.query.js';

/** Facts about the partner, except its API calls. */
export interface PartnerFacts {
  /** When one of its users last made a successful mutation. */
  readonly lastActAt: Date | null;
  /** The last valid day of each expired, unrevoked production credential of an application in scope. */
  readonly expiredCredentialDays: readonly LocalDate[];
  /** The latest pulse of the engagement; its age in calendar days in the engagement's zone. */
  readonly pulse: { readonly rating: number; readonly ageDays: number } | null;
}

/**
 * Uses the indexes partner_act_latest (partner_id, at desc), credential_partner (partner_id, environment) and
 * pulse_of_engagement (engagement_id, given_at desc, id desc).
 */
const FACTS = `
  select x.id as "engagementId",
    (select max(a.at) from partner_act a where a.partner_id = x.partner_id and a.at <= $4) as "lastActAt",
    coalesce((
      select json_agg(c.last_day order by c.last_day)
      from (
        select (c.expires_at at time zone x.zone)::date::text as last_day
        from credential c
        where c.partner_id = x.partner_id and c.environment = 'PRODUCTION' and c.issued_at <= $4 and c.expires_at < $4
          and ${toSql(wasUnrevokedAt(sql`c`, sql`$4`))}
          and ${toSql(isApplicationInScope(sql`x.id`, sql`c.application_id`))}
      ) c
      where c.last_day < ($4::timestamptz at time zone x.zone)::date::text
    ), '[]') as "expiredCredentialDays",
    (
      select json_build_object('rating', p.rating,
        'ageDays', ($4::timestamptz at time zone x.zone)::date - (p.given_at at time zone x.zone)::date)
      from pulse p
      where p.engagement_id = x.id and p.given_at <= $4
      order by p.given_at desc, p.id desc
      limit 1
    ) as pulse
  from (select g.*, ${toSql(zoneOf(sql`g.given`))} as zone
    from unnest($1::uuid[], $2::uuid[], $3::text[]) g (partner_id, id, given) offset 0) x`;

type Row = PartnerFacts & { readonly engagementId: string };

export const partnerFactsQuery = (engagements: readonly EngagementState[], asOf: Date): Query<Row> => ({
  name: 'partner_facts',
  text: FACTS,
  values: [
    engagements.map(({ partnerId }) => partnerId),
    engagements.map(({ id }) => id),
    engagements.map(({ timeZone }) => timeZone),
    asOf,
  ],
  fromJson: withInstants('lastActAt'),
});

/** @returns by the engagement's id, for all of them */
export async function partnerFactsAt(
  tx: Tx,
  engagements: readonly EngagementState[],
  asOf: Date,
): Promise<ReadonlyMap<string, PartnerFacts>> {
  const found = await run(tx, partnerFactsQuery(engagements, asOf));
  return new Map(found.map(({ engagementId, ...facts }) => [engagementId, facts]));
}
