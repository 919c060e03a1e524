import { wasCurrentAt } from '../../platform/graphql/reads/fragments/current.js';
import { type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

const ACTIVE = sql`not u.shadow`;
const SHADOW = sql`u.shadow`;

/** The most specific wins: for the type and tier, the type, the tier, all. Reads health_model_use, which is small. */
const inUse =
  (kind: Sql) =>
  (engagement: Part | Sql, at: Sql): Sql => sql`(
  select u.model_id from health_model_use u
  where ${kind} and ${wasCurrentAt(sql`u`, at)} and coalesce(u.type = ${engagement}.type, true)
    and coalesce(u.tier = (select p.tier from partner p where p.id = ${engagement}.partner_id), true)
  order by u.type is null, u.tier is null limit 1)`;

/** The id of the model that was active for an engagement at an instant, as a subselect; null before the first activation. */
export const activeModel = inUse(ACTIVE);

/** The same; before the first activation, the model that became active first. */
export const usedModel = (
  engagement: Part | Sql,
  at: Sql,
): Sql => sql`coalesce(${activeModel(engagement, at)}, (
  select u.model_id from health_model_use u where not u.shadow and u.type is null and u.tier is null
  order by u.since, u.id limit 1))`;

/** The id of the model that was a shadow, likewise; null if there was none. It may have been the active one as well. */
export const anyShadow = inUse(SHADOW);

/** The id of the model that was evaluated beside the active one; null if there was none. */
export const shadowModel = (engagement: Part | Sql, at: Sql): Sql =>
  sql`nullif(${anyShadow(engagement, at)}, ${activeModel(engagement, at)})`;
