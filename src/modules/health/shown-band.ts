import { type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/*
 * The only definitions of which band is shown. It is the computed one: there are no manual overrides yet.
 */

/** The band shown at the instant of an evaluation, a row of health_snapshot. */
export const shownBand = (snapshot: Part | Sql): Sql => sql`${snapshot}.computed_band`;

/** The band shown now for an engagement, a row of engagement; null before its first evaluation. */
export const currentBand = (engagement: Part | Sql): Sql => sql`${engagement}.health_band`;
