import type { TestDatabase } from '../cluster.js';
import { onPool } from './world.js';

/** What a run leaves, by name; of several evaluations of an instant, the one that counts. */
const RESULTS: Readonly<Record<string, string>> = {
  snapshots: `
    select distinct on (engagement_id, as_of) engagement_id, as_of, daily, stage, score, score_exact, coverage,
      band_before_caps, computed_band, causes
    from health_snapshot where job_id not like engagement_id || '%' order by engagement_id, as_of, sequence desc`,
  latest: 'select id, health_score, health_band from engagement order by id',
  alerts: `
    select engagement_id, kind, subject_id, cause, opened_at, resolved_at from alert
    order by engagement_id, kind, subject_id, opened_at`,
  milestones: `
    select m.engagement_id, m.code, m.status, m.started_on, m.completed_on, m.forecast_due_on, p.state, p.as_of, p.successes,
      (select json_agg(json_build_array(h.status, h.reason) order by h.at, h.id) from milestone_history h
       where h.milestone_id = m.id and h.by_proof) as history
    from milestone m left join milestone_proof p on p.milestone_id = m.id order by m.engagement_id, m.position`,
  backtests: `
    select b.id, b.state, b.engagements_total, b.engagements_done, b.model_tally, b.active_tally,
      (select json_agg(json_build_array(d.engagement_id, d.only_model_weeks, d.only_active_weeks, d.outcome_on)
        order by d.engagement_id) from health_backtest_difference d where d.backtest_id = b.id) as differing
    from health_backtest b order by b.id`,
  'due work': `select kind, subject, due_at from due_work where kind in ('health.daily', 'reforecast.daily') order by 1, 2`,
};

/** Engagements whose shown health is not that of their latest instant. */
const BACK_IN_TIME = `
  select e.id from engagement e, lateral (
    select s.score from health_snapshot s where s.engagement_id = e.id order by s.as_of desc, s.sequence desc limit 1) s
  where e.health_score is distinct from s.score and e.title <> 'Past'`;

export type Results = Readonly<Record<string, readonly string[]>>;

export function resultsOf(database: TestDatabase): Promise<Results> {
  return onPool(database, async (pool) => {
    const results: Record<string, string[]> = {};
    for (const [name, text] of Object.entries(RESULTS))
      results[name] = (await pool.query<object>(text)).rows.map((row) => JSON.stringify(row));
    results['back in time'] = (await pool.query<object>(BACK_IN_TIME)).rows.map((row) => JSON.stringify(row));
    return results;
  });
}

/** The rows that only one of two runs has, at most three of each kind. */
export function differencesBetween(clean: Results, killed: Results): string[] {
  return Object.keys(clean).flatMap((name) => {
    const only = (of: Results, other: Results) =>
      of[name]!.filter((row) => !other[name]!.includes(row)).slice(0, 3);
    return [
      ...only(clean, killed).map((row) => `${name}, only without kills: ${row}`),
      ...only(killed, clean).map((row) => `${name}, only with kills: ${row}`),
      ...(clean[name]!.length === killed[name]!.length
        ? []
        : [`${name}: ${clean[name]!.length} and ${killed[name]!.length} rows`]),
    ];
  });
}
