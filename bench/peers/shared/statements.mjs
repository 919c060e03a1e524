// The three reads as one would write them by hand: each returns one JSON text.
const MILESTONES = `(select json_agg(json_build_object('title', m.title, 'stage', m.stage, 'party', m.party,
  'status', m.status, 'forecastDueOn', m.forecast_due_on, 'baselineDueOn', m.baseline_due_on) order by m.position)
  from milestone m where m.engagement_id = e.id)`;

/** One engagement. */
export const W1 = `select json_build_object('key', e.key, 'title', e.title, 'type', e.type, 'stage', e.stage,
  'status', e.status, 'version', e.version, 'startedOn', e.started_on, 'baselineGoLiveOn', e.baseline_go_live_on,
  'forecastGoLiveOn', e.forecast_go_live_on,
  'partner', (select json_build_object('name', p.name, 'kind', p.kind, 'tier', p.tier, 'region', p.region)
    from partner p where p.id = e.partner_id),
  'lead', (select json_build_object('name', s.name, 'email', s.email) from solution_engineer s where s.id = e.lead_id),
  'health', (select json_build_object('score', h.score, 'band', h.computed_band, 'coverage', h.coverage::float8,
      'asOf', to_char(h.as_of at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'measures', h.measures)
    from health_snapshot h where h.engagement_id = e.id order by h.as_of desc, h.sequence desc limit 1),
  'milestones', ${MILESTONES})::text as answer from engagement e where e.key = $1`;

/** A partner's status. */
export const W2 = `select json_build_object('key', e.key, 'title', e.title, 'stage', e.stage, 'status', e.status,
  'forecastGoLiveOn', e.forecast_go_live_on, 'baselineGoLiveOn', e.baseline_go_live_on,
  'percentComplete', (select round(coalesce(100.0 * sum(m.weight) filter (where m.status = 'DONE')
    / nullif(sum(m.weight) filter (where m.status <> 'SKIPPED'), 0), 0), 1)::float8 from milestone m where m.engagement_id = e.id),
  'milestones', ${MILESTONES})::text as answer from engagement e where e.key = $1`;

/** Fifty engagements. */
export const W3 = `select json_build_object('nodes', json_agg(node))::text as answer from (
  select json_build_object('key', e.key, 'title', e.title, 'stage', e.stage, 'forecastGoLiveOn', e.forecast_go_live_on,
    'partner', (select json_build_object('name', p.name, 'tier', p.tier) from partner p where p.id = e.partner_id),
    'lead', (select json_build_object('name', s.name) from solution_engineer s where s.id = e.lead_id),
    'milestones', ${MILESTONES}) node
  from engagement e where e.stage = $1 order by e.health_score, e.id limit 50) page`;
