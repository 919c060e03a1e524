import { type LocalDate, addDays, instantAt } from '../../kernel/local-date.js';
import { hasEnded, type EngagementStatus } from '../../kernel/enums.js';
import { preparedQuery, type Tx } from '../../platform/database/tx.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { isCounted } from '../partners/index.js';
import type { BacktestEntity } from './backtest.entity.js';

/** What an engagement was from an instant on, as far as it matters to a backtest. */
export interface PastState {
  readonly at: Date;
  readonly timeZone: string;
  readonly hasEnded: boolean;
  readonly isCancelled: boolean;
  /** Whether go-live was reached or forecast too late. */
  readonly isMissed: boolean;
}

export interface PastEngagement {
  readonly id: string;
  readonly region: string;
  /** In order; at least one. */
  readonly states: readonly PastState[];
}

/** Working days past the first baseline from which on it was missed. */
const LATE_DAYS = 10;

/** Local days lie at most this far from the UTC days of the same date. */
const ZONE_DAYS = 1;

/** Instants that cover some days in all time zones. */
export function instantsOf(from: LocalDate, to: LocalDate): readonly [from: Date, until: Date] {
  return [
    instantAt(addDays(from, -ZONE_DAYS), '00:00', 'UTC'),
    instantAt(addDays(to, 1 + ZONE_DAYS), '00:00', 'UTC'),
  ];
}

/** Those with a daily evaluation in the range; uses the index health_snapshot_daily. */
const SAMPLED = `
  from engagement e
  join partner p on p.id = e.partner_id and ${toSql(isCounted(sql`p`))}
  where exists (select from health_snapshot s
    where s.engagement_id = e.id and s.daily and s.as_of >= $1 and s.as_of < $2)`;

const COUNT = `select count(*)::int as n ${SAMPLED}`;

/** The states are those that differ from the one before; uses the index engagement_history_of_engagement. */
const PAGE = `
  select e.id, e.region, h.states
  from (select e.* ${SAMPLED} and ($3::uuid is null or e.id > $3) order by e.id limit $4) e
  cross join lateral (
    select json_agg(json_build_object('at', h.at, 'timeZone', h.time_zone, 'status', h.status, 'isMissed', h.is_missed)
      order by h.at, h.id) as states
    from (
      select x.*, lag(row(x.time_zone, x.status, x.is_missed)) over (order by x.at, x.id) as before,
        row(x.time_zone, x.status, x.is_missed) as now
      from (
        select h.*, coalesce(h.schedule_variance_days > ${LATE_DAYS}, false) as is_missed
        from engagement_history h
        where h.engagement_id = e.id and h.at <= $5
      ) x
    ) h
    where h.before is distinct from h.now
  ) h
  where h.states is not null
  order by e.id`;

interface Row {
  readonly id: string;
  readonly region: string;
  readonly states: readonly {
    readonly at: string;
    readonly timeZone: string;
    readonly status: EngagementStatus;
    readonly isMissed: boolean;
  }[];
}

type Range = Pick<BacktestEntity, 'fromOn' | 'toOn'>;

export async function countSampled(tx: Tx, { fromOn, toOn }: Range): Promise<number> {
  const values = [...instantsOf(fromOn, toOn)];
  const [found] = await preparedQuery<{ n: number }>(tx, 'backtest_sampled', COUNT, values);
  return found!.n;
}

/** The next engagements of a backtest by id, with what was known of them when it was started. */
export async function nextSampled(
  tx: Tx,
  { fromOn, toOn, lastEngagementId, createdAt }: BacktestEntity,
  limit: number,
): Promise<PastEngagement[]> {
  const values = [...instantsOf(fromOn, toOn), lastEngagementId, limit, createdAt];
  const rows = await preparedQuery<Row>(tx, 'backtest_engagements', PAGE, values);
  return rows.map(({ states, ...engagement }) => ({
    ...engagement,
    states: states.map(({ at, status, ...state }) => ({
      ...{ ...state, at: new Date(at), hasEnded: hasEnded(status), isCancelled: status === 'CANCELLED' },
    })),
  }));
}
