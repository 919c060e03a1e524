import { $, type Sql, _, arg, sql, whole } from '../../platform/graphql/reads/fragments/sql.js';
import { Many } from '../../platform/graphql/reads/schema/decorators.js';
import { isOpenBlocker } from './conditions.js';
import { MAX_OPEN_BLOCKERS } from './domain/blocker-limits.js';

const order = (row: Sql) => sql`(not ${isOpenBlocker(row)}), ${row}.raised_at desc, ${row}.id desc`;

/** How a payload's list of blocker ids is read, in the order of the ids. */
export const LISTED_BLOCKERS = {
  from: sql`(select b.*, listed.place
    from jsonb_array_elements_text(${arg('rows')}::jsonb) with ordinality as listed (id, place)
    join blocker b on b.id = listed.id::uuid)`,
  orderBy: sql`${_}.place`,
  atMost: MAX_OPEN_BLOCKERS,
};

/**
 * Blockers of an engagement (the parent row), filtered by the field's argument `open`. Uses the index
 * blocker_of_engagement. Open ones come first so that the limit never cuts them off.
 * @param columns of blocker `b` that the reader's login may see
 * @param shown whether the reader may see blocker `b`
 */
export const EngagementBlockers = (columns: Sql, shown: Sql) =>
  Many({
    from: sql`(
      select ${columns} from blocker b
      where b.engagement_id = ${$}.id and ${shown}
        and (${arg('open')}::boolean is null or (${isOpenBlocker(sql`b`)}) = ${arg('open')}::boolean)
      order by ${order(sql`b`)}
      limit ${whole(MAX_OPEN_BLOCKERS)}
    )`,
    where: sql`true`,
    orderBy: order(sql`${_}`),
    atMost: MAX_OPEN_BLOCKERS,
  });
