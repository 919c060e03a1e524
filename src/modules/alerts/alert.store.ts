import { newId } from '../../kernel/ids.js';
import { type Tx, preparedQuery, query } from '../../platform/database/tx.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { hasOnTeam } from '../engagements/index.js';
import { isActiveUser } from '../identity/index.js';
import { JUDGED, bandRank, bandThen, conditionSql } from './alert-conditions.js';
import { AlertEntity, type AlertSubjectWord } from './alert.entity.js';
import { isOpenAlert } from './conditions.js';
import { type AlertBasis, type AlertKind, kindsOf } from './domain/alert-kinds.js';
import type { Finding, OpenAlert } from './domain/reconcile.js';
import { type AlertNumbers, sentencesOf } from './domain/wording.js';

/** An engagement to judge on a basis. */
export interface Claim {
  readonly engagementId: string;
  readonly basis: AlertBasis;
}

interface Found extends Finding {
  readonly kind: AlertKind;
  readonly subjectKind: AlertSubjectWord;
  readonly title: string;
  readonly numbers: AlertNumbers[AlertKind];
}

const BASES = ['STATE', 'USAGE'] as const;
const [STATE_KINDS, USAGE_KINDS] = BASES.map((basis) => `'{${kindsOf([basis]).join(',')}}'::text[]`);

/** The claims $1, $3 as rows, with the kinds to judge for each. */
const CLAIMED = `
  select c.engagement_id, case c.basis when 'STATE' then ${STATE_KINDS!} else ${USAGE_KINDS!} end as kinds
  from unnest($1::uuid[], $3::text[]) as c (engagement_id, basis)`;

const columnsOf = (claims: readonly Claim[]) =>
  [claims.map(({ engagementId }) => engagementId), claims.map(({ basis }) => basis)] as const;

/** Locks the engagements' judgements. @returns what has not been judged as of a later instant */
export function claimJudgement(
  tx: Tx,
  engagementIds: readonly string[],
  asOf: Date,
  bases: readonly AlertBasis[],
): Promise<Claim[]> {
  return query<Claim>(
    tx,
    `insert into alert_judgement as j (engagement_id, basis, judged_at)
     select e.id, b.basis, $2 from unnest($1::uuid[]) e (id), unnest($3::text[]) b (basis) order by 1, 2
     on conflict (engagement_id, basis) do update set judged_at = excluded.judged_at
       where j.judged_at <= excluded.judged_at
     returning engagement_id as "engagementId", basis`,
    [engagementIds, asOf, bases],
  );
}

const RAISE = `
  update alert_judgement j set reference_band = b.band
  from unnest($1::uuid[]) c (engagement_id)
  cross join lateral (select ${toSql(bandThen(sql`c.engagement_id`))} as band offset 0) b
  where j.engagement_id = c.engagement_id and j.basis = 'STATE' and b.band <> 'INSUFFICIENT_DATA'
    and (j.reference_band is null or ${toSql(bandRank(sql`b.band`))} > ${toSql(bandRank(sql`j.reference_band`))})`;

/** Raises the reference of those whose shown band is above it. */
export async function raiseReferences(tx: Tx, claims: readonly Claim[], asOf: Date): Promise<void> {
  const ofState = claims.filter(({ basis }) => basis === 'STATE').map(({ engagementId }) => engagementId);
  if (ofState.length > 0) await query(tx, RAISE, [ofState, asOf]);
}

export function openAlerts(tx: Tx, claims: readonly Claim[]): Promise<OpenAlert[]> {
  return query<OpenAlert>(
    tx,
    `with claimed as (${CLAIMED.replace('$3', '$2')})
     select a.id, a.engagement_id as "engagementId", a.rule_id as "ruleId", a.subject_id as "subjectId",
       a.api_version_id as "apiVersionId"
     from claimed c
     join alert a on a.engagement_id = c.engagement_id and ${toSql(isOpenAlert(sql`a`))} and a.kind = any(c.kinds)`,
    columnsOf(claims),
  );
}

/** The most specific rule of each kind: by type and tier, else by type, else by tier, else for all. */
const FINDINGS = (kinds: readonly AlertKind[]) => `
  with claimed as materialized (${CLAIMED}), judged as materialized (${toSql(JUDGED)}),
  rule as materialized (
    select j.id as engagement_id, r.*
    from judged j
    cross join lateral (
      select distinct on (r.kind) r.id as rule_id, r.kind, r.enabled, r.threshold from alert_rule r
      where coalesce(r.engagement_type = j.type, true) and coalesce(r.tier = j.tier, true)
      order by r.kind, (r.engagement_type is not null) desc, (r.tier is not null) desc
    ) r
    where r.enabled and j.status = 'ACTIVE'
      and exists (select from claimed c where c.engagement_id = j.id and r.kind = any(c.kinds))
  )
  ${kinds.map(conditionSql).join('\nunion all')}`;

const FINDINGS_OF = {
  all: { name: 'alert_findings', text: FINDINGS(kindsOf(BASES)) },
  usage: { name: 'alert_findings_of_usage', text: FINDINGS(kindsOf(['USAGE'])) },
};

/** What each engagement's rules find at the instant; nothing for those that are not ACTIVE then. */
export function findingsAt(tx: Tx, claims: readonly Claim[], asOf: Date): Promise<Found[]> {
  const [engagementIds, bases] = columnsOf(claims);
  const isUsageOnly = claims.every(({ basis }) => basis === 'USAGE');
  const { name, text } = isUsageOnly ? FINDINGS_OF.usage : FINDINGS_OF.all;
  return preparedQuery<Found>(tx, name, text, [engagementIds, asOf, bases]);
}

/** @returns the new alerts' ids */
export async function openEpisodes(tx: Tx, findings: readonly Found[], asOf: Date): Promise<string[]> {
  if (findings.length === 0) return [];
  const alerts = findings.map(({ isUndecided: _isUndecided, numbers, ...found }) => ({
    ...found,
    ...{ id: newId(), openedAt: asOf },
    ...sentencesOf(found.kind, numbers as never),
  }));
  await tx.db.insert(AlertEntity, alerts);
  const ids = alerts.map(({ id }) => id);
  await query(tx, ADDRESS, [ids]);
  return ids;
}

/** Stores whom the alerts address: the engagement's lead and team, and users with the roles of the rule. */
const ADDRESS = `
  insert into alert_addressee (alert_id, user_id, reason)
  select a.id, u.id, case when u.engineer_id = e.lead_id and r.lead then 'LEAD' when t.is_member and r.team then 'TEAM' else 'ROLE' end
  from alert a
  join alert_rule r on r.id = a.rule_id
  join engagement e on e.id = a.engagement_id
  join app_user u on ${toSql(isActiveUser(sql`u`))}
  cross join lateral (select ${toSql(hasOnTeam(sql`e.id`, (engineerId) => sql`${engineerId} = u.engineer_id`))} as is_member) t
  where a.id = any($1::uuid[])
    and (u.role = any(r.roles) or (r.lead and u.engineer_id = e.lead_id) or (r.team and t.is_member))`;

export async function resolveAlerts(tx: Tx, ids: readonly string[], asOf: Date): Promise<void> {
  if (ids.length === 0) return;
  await query(tx, 'update alert set resolved_at = greatest($2, opened_at) where id = any($1::uuid[])', [
    ids,
    asOf,
  ]);
}

export function findAlert(tx: Tx, id: string): Promise<AlertEntity | null> {
  return tx.db.findOneBy(AlertEntity, { id });
}

export async function saveAcknowledged(
  tx: Tx,
  { id, acknowledgedAt, acknowledgedByName, note, resolvedAt }: AlertEntity,
): Promise<void> {
  await tx.db.update(AlertEntity, id, { acknowledgedAt, acknowledgedByName, note, resolvedAt });
}

const ACCEPT = `
  update alert_judgement j set reference_band = b.band
  from (select ${toSql(bandThen(sql`$1::uuid`))} as band) b
  where j.engagement_id = $1 and j.basis = 'STATE' and b.band <> 'INSUFFICIENT_DATA'
  returning j.engagement_id`;

/** Makes the shown band the reference. @returns false if the shown band is INSUFFICIENT_DATA, which changes nothing */
export async function acceptShownBand(tx: Tx, engagementId: string, at: Date): Promise<boolean> {
  const accepted = await query(tx, ACCEPT, [engagementId, at]);
  return accepted.length > 0;
}

/** ACTIVE engagements whose partner may call production; a page of them, in order of their ids. */
export async function engagementsWithUsage(tx: Tx, after: string, limit: number): Promise<string[]> {
  const found = await query<{ id: string }>(
    tx,
    `select e.id from engagement e
     where e.id > $1 and e.status = 'ACTIVE'
       and exists (select from credential c where c.partner_id = e.partner_id and c.environment = 'PRODUCTION')
     order by e.id limit $2`,
    [after, limit],
  );
  return found.map(({ id }) => id);
}
