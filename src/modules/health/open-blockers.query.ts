import type { Severity } from '../../kernel/enums.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { type Tx, preparedQuery } from '../../platform/database/tx.js';
import type { EngagementState } from './engagement-state.query.js';

/** A blocker that was open at an instant, as severe as it was then. */
export interface OpenBlockerFacts {
  readonly severity: Severity;
  /** In the engagement's time zone. */
  readonly raisedOn: LocalDate;
}

/** blocker_of_engagement gives the blockers, blocker_severity_of_blocker (blocker_id, at desc, id desc) the newest row. */
const OPEN = `
  select s.severity, (b.raised_at at time zone $3)::date::text as "raisedOn"
  from blocker b
  join lateral (
    select s.severity from blocker_severity s where s.blocker_id = b.id and s.at <= $2
    order by s.at desc, s.id desc limit 1
  ) s on true
  where b.engagement_id = $1 and b.raised_at <= $2 and (b.resolved_at is null or b.resolved_at > $2)`;

export function openBlockersAt(
  tx: Tx,
  { id, timeZone }: EngagementState,
  asOf: Date,
): Promise<OpenBlockerFacts[]> {
  return preparedQuery<OpenBlockerFacts>(tx, 'open_blockers', OPEN, [id, asOf, timeZone]);
}
