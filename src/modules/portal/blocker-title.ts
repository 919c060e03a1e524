import { sql } from '../../platform/graphql/reads/fragments/sql.js';

/** Of the blocker `b` the first line of its reason, at most 120 characters of it, cut between words where it has any. */
export const BLOCKER_TITLE = sql`(
  select case when char_length(f.line) <= 120 then f.line
    else regexp_replace(left(f.line, 119), '\\s+\\S*$', '') || '…' end
  from (select split_part(btrim(b.reason, E' \\t\\r\\n'), E'\\n', 1) as line) f)`;
