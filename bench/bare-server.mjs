// The limit that reads are held against: fastify and pg alone, hand-written SQL, one JSON text straight to the socket.
// No sign-in, no GraphQL, no limits, no logs.
import fastify from 'fastify';
import pg from 'pg';

const PARTNER = 'a0000000-0000-7000-8000-000000000001';
const app = new pg.Pool({ connectionString: process.env.APP_URL, max: 10, options: '-c TimeZone=UTC' });
const portal = new pg.Pool({ connectionString: process.env.PORTAL_URL, max: 10, pipeline: true });

const MILESTONES = `(select json_agg(json_build_object('title', m.title, 'stage', m.stage, 'party', m.party,
  'status', m.status, 'forecastDueOn', m.forecast_due_on, 'baselineDueOn', m.baseline_due_on) order by m.position)
  from milestone m where m.engagement_id = e.id)`;

const W1 = `select json_build_object('key', e.key, 'title', e.title, 'type', e.type, 'stage', e.stage,
  'status', e.status, 'version', e.version, 'startedOn', e.started_on, 'baselineGoLiveOn', e.baseline_go_live_on,
  'forecastGoLiveOn', e.forecast_go_live_on,
  'partner', (select json_build_object('name', p.name, 'kind', p.kind, 'tier', p.tier, 'region', p.region)
    from partner p where p.id = e.partner_id),
  'lead', (select json_build_object('name', s.name, 'email', s.email) from solution_engineer s where s.id = e.lead_id),
  'health', (select json_build_object('score', h.score, 'band', h.computed_band, 'coverage', h.coverage::float8,
      'asOf', to_char(h.as_of at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'measures', h.measures)
    from health_snapshot h where h.engagement_id = e.id order by h.as_of desc, h.sequence desc limit 1),
  'milestones', ${MILESTONES})::text as answer from engagement e where e.key = $1`;

const W2 = `select json_build_object('key', e.key, 'title', e.title, 'stage', e.stage, 'status', e.status,
  'forecastGoLiveOn', e.forecast_go_live_on, 'baselineGoLiveOn', e.baseline_go_live_on,
  'percentComplete', (select coalesce(100.0 * sum(m.weight) filter (where m.status = 'DONE')
    / nullif(sum(m.weight) filter (where m.status <> 'SKIPPED'), 0), 0)::float8 from milestone m where m.engagement_id = e.id),
  'milestones', ${MILESTONES})::text as answer from engagement e where e.key = $1`;

const W3 = `select json_build_object('nodes', json_agg(node))::text as answer from (
  select json_build_object('key', e.key, 'title', e.title, 'stage', e.stage, 'forecastGoLiveOn', e.forecast_go_live_on,
    'partner', (select json_build_object('name', p.name, 'tier', p.tier) from partner p where p.id = e.partner_id),
    'lead', (select json_build_object('name', s.name) from solution_engineer s where s.id = e.lead_id),
    'milestones', ${MILESTONES}) node
  from engagement e where e.stage = $1 order by e.health_score, e.id limit 50) page`;

const server = fastify();
const send = (reply, field, answer) =>
  reply.type('application/json').send(`{"data":{"${field}":${answer}}}\n`);

server.get('/', () => 'ok');
server.post('/w1', async (request, reply) => {
  const { rows } = await app.query({ name: 'w1', text: W1, values: [request.body.key] });
  return send(reply, 'engagement', rows[0].answer);
});
server.post('/w2', async (request, reply) => {
  const client = await portal.connect();
  try {
    const [, , { rows }] = await Promise.all([
      client.query('begin'),
      client.query({
        name: 'set',
        text: "select set_config('causeway.partner_id', $1, true)",
        values: [PARTNER],
      }),
      client.query({ name: 'w2', text: W2, values: [request.body.key] }),
      client.query('commit'),
    ]);
    return send(reply, 'myIntegration', rows[0].answer);
  } finally {
    client.release();
  }
});
server.post('/w3', async (request, reply) => {
  const { rows } = await app.query({ name: 'w3', text: W3, values: [request.body.stage] });
  return send(reply, 'engagements', rows[0].answer);
});
await server.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
