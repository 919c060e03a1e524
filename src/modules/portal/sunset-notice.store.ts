import { addDays, localDay } from '../../kernel/local-date.js';
import { type Tx, query } from '../../platform/database/tx.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { isApplicationInScope, versionsInScope, wasCancelled } from '../engagements/index.js';
import type { SunsetFacts } from './domain/sunset-text.js';

/** Days for which a version counts as used after a call. */
const USED_DAYS = 90;

/** The latest announcement on a version. */
export interface Announcement extends SunsetFacts {
  readonly id: string;
  /** Product and version, e.g. `Accounts v1`. */
  readonly version: string;
  readonly isOver: boolean;
  /** User who announced it. */
  readonly byId: string;
  readonly byName: string;
}

/** Uses api_version_deprecation_latest. */
export async function latestAnnouncement(tx: Tx, versionId: string): Promise<Announcement | null> {
  const [latest] = await query<Announcement>(
    tx,
    `select d.id, d.sunset_on::text as "sunsetOn", d.replaced_by as "replacedBy", d.by_id as "byId", d.by_name as "byName",
       concat(p.name, ' ', v.version) as version, v.status = 'SUNSET' as "isOver"
     from api_version_deprecation d
     join api_version v on v.id = d.api_version_id
     join api_product p on p.id = v.api_product_id
     where d.api_version_id = $1
     order by d.at desc, d.id desc limit 1`,
    [versionId],
  );
  return latest ?? null;
}

/** An integration that a version's end concerns. */
export interface Concerned {
  readonly id: string;
  readonly partnerId: string;
  readonly timeZone: string;
  /** Whether it was told of the latest announcement. */
  readonly isTold: boolean;
}

const USES = toSql(isApplicationInScope(sql`e.id`, sql`u.application_id`));
const IN_SCOPE = toSql(sql`not ${wasCancelled(sql`e.status`)} and $1 in (${versionsInScope(sql`e.id`)})`);

/**
 * Integrations with the version in scope, unless cancelled, and those with an application in scope that called it in the last
 * 90 days: the ones that show it as deprecated. Uses usage_application_daily_by_partner.
 */
export function concernedBy(tx: Tx, versionId: string, announcementId: string): Promise<Concerned[]> {
  return query<Concerned>(
    tx,
    `select e.id, e.partner_id as "partnerId", e.time_zone as "timeZone",
       exists (select from sunset_notice n where n.engagement_id = e.id and n.deprecation_id = $3) as "isTold"
     from engagement e
     where (${IN_SCOPE})
       or exists (select from usage_application_daily u
         where u.partner_id = e.partner_id and u.api_version_id = $1 and u.day >= $2 and ${USES})
     order by e.id`,
    [versionId, addDays(localDay(tx.now, 'UTC'), -USED_DAYS), announcementId],
  );
}

/**
 * Records that an integration is told of an announcement.
 * @returns what it was told of the version before, or null; undefined if it has already been told of this announcement
 */
export async function recordNotice(
  tx: Tx,
  engagementId: string,
  announcementId: string,
): Promise<SunsetFacts | null | undefined> {
  const added = await query(
    tx,
    `insert into sunset_notice (engagement_id, deprecation_id) values ($1, $2)
     on conflict do nothing returning engagement_id`,
    [engagementId, announcementId],
  );
  if (added.length === 0) return undefined;
  const [told] = await query<SunsetFacts>(
    tx,
    `select d.sunset_on::text as "sunsetOn", d.replaced_by as "replacedBy"
     from api_version_deprecation d
     join sunset_notice n on n.deprecation_id = d.id and n.engagement_id = $1
     where d.id <> $2 and d.api_version_id = (select api_version_id from api_version_deprecation where id = $2)
     order by d.at desc, d.id desc limit 1`,
    [engagementId, announcementId],
  );
  return told ?? null;
}
