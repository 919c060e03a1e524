import { now, type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/**
 * Whether an override is in force now. Its end is compared with the instant of the request, so that no job needs to have run.
 */
export const isOverridden = (engagement: Part | Sql): Sql =>
  sql`coalesce(${engagement}.override_until > ${now}, false)`;

/**
 * The health band shown now for an engagement: the override's while one is in force, otherwise the computed one; null before
 * the first evaluation.
 */
export const currentBand = (engagement: Part | Sql): Sql => sql`case
  when ${isOverridden(engagement)} then ${engagement}.override_band else ${engagement}.health_band end`;
