import { sql } from '../../platform/graphql/reads/fragments/sql.js';

/** First line of the reason of blocker `b`, shortened to 120 characters, between words if possible. */
export const BLOCKER_TITLE = sql`(
  select case when char_length(f.line) <= 120 then f.line
    else regexp_replace(left(f.line, 119), '\\s+\\S*$', '') || '…' end
  from (select split_part(btrim(b.reason, E' \\t\\r\\n'), E'\\n', 1) as line) f)`;
