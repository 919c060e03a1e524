import type { EngagementStage } from '../../kernel/enums.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { plainRow, type Query, run } from '../../platform/database/read-together.js';
import type { Tx } from '../../platform/database/tx.js';
import { zoneOf } from '../../platform/graphql/reads/fragments/local-day.js';
import { toSql, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { CHECKLIST_ROWS_THEN, isMet } from '../gates/index.js';
import type { ExpiryKind } from './domain/facts.js';
import type { EngagementState } from './engagement-state.query.js';

/** An engagement's launch checklist at an instant. */
export interface ChecklistFacts {
  /** Number of items by the first stage that needs them, and by whether they were met (satisfied or waived). */
  readonly items: readonly {
    readonly neededBy: EngagementStage;
    readonly met: boolean;
    readonly count: number;
  }[];
  /** Expired evidence and waivers that had not been replaced. */
  readonly expired: readonly { readonly kind: ExpiryKind; readonly expiredOn: LocalDate }[];
}

const THEN = toSql(CHECKLIST_ROWS_THEN, { now: '$2::timestamptz' });

const FACTS = `
  select x.id as "engagementId", c.items, c.expired
  from (select g.id, ${toSql(zoneOf(sql`g.given`))} as zone
    from unnest($1::uuid[], $3::text[]) g (id, given) offset 0) x
  cross join lateral (
    with item as materialized (
      select c.needed_by, ${toSql(isMet(sql`c.status`), {})} as met, c.ends_on, c.ends_as_waiver
      from ${THEN} c
      where c.engagement_id = x.id
    )
    select
      coalesce((
        select json_agg(json_build_object('neededBy', i.needed_by, 'met', i.met, 'count', i.count))
        from (select needed_by, met, count(*) from item group by needed_by, met) i
      ), '[]') as items,
      coalesce((
        select json_agg(json_build_object('kind', case when i.ends_as_waiver then 'WAIVER' else 'CHECKLIST_EVIDENCE' end,
          'expiredOn', i.ends_on) order by i.ends_on)
        from item i
        where i.ends_on < ($2::timestamptz at time zone x.zone)::date
      ), '[]') as expired
  ) c`;

type Row = ChecklistFacts & { readonly engagementId: string };

export const checklistFactsQuery = (engagements: readonly EngagementState[], asOf: Date): Query<Row> => ({
  name: 'checklist_facts',
  text: FACTS,
  values: [engagements.map(({ id }) => id), asOf, engagements.map(({ timeZone }) => timeZone)],
  fromJson: plainRow,
});

/** @returns by the engagement's id, for all of them */
export async function checklistFactsAt(
  tx: Tx,
  engagements: readonly EngagementState[],
  asOf: Date,
): Promise<ReadonlyMap<string, ChecklistFacts>> {
  const found = await run(tx, checklistFactsQuery(engagements, asOf));
  return new Map(found.map(({ engagementId, ...facts }) => [engagementId, facts]));
}
