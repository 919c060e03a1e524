import pg from 'pg';

/** Tables that stay small however much is in work: settings, catalogues and calendars. */
const STAYS_SMALL = new Set([
  ...['alert_rule', 'event_consumer', 'health_model', 'health_model_use', 'schema_migration', 'time_zone'],
  ...[
    'api_product',
    'api_version',
    'api_operation',
    'api_version_deprecation',
    'blocker_severity',
    'checklist_item',
  ],
  ...['holiday', 'holiday_region', 'playbook', 'search_word', 'milestone_duration'],
]);
/** The month's partition stands for its table. */
const tableOf = (relation) => relation.replace(/_\d{4}_\d{2}$|_p?\d{6}$/, '');

/** Records the statements that every connection of this process sends while `act` runs, with the login they are sent as. */
export async function statementsOf(act) {
  const { query } = pg.Client.prototype;
  const sent = new Map();
  pg.Client.prototype.query = function record(config, ...rest) {
    const text = config?.text ?? config;
    if (typeof text === 'string' && /^\s*(select|with)\b/i.test(text) && !/set_config/.test(text))
      sent.set(text, { text, name: config?.name, values: config?.values ?? rest[0], user: this.user });
    return query.call(this, config, ...rest);
  };
  try {
    await act();
  } finally {
    pg.Client.prototype.query = query;
  }
  return [...sent.values()];
}

/**
 * The tables that grow and that a statement reads from end to end: by the generic plan of a prepared statement, by the plan for the
 * values of any other. @param client has the login that sends it
 */
export async function scannedBy(client, { text, name, values }) {
  const plan = name
    ? await client.query(`explain (generic_plan, format json) ${text}`)
    : await client.query({ text: `explain (format json) ${text}`, values });
  const scanned = new Set();
  collect(plan.rows[0]['QUERY PLAN'][0].Plan, scanned);
  return [...scanned].filter((table) => !STAYS_SMALL.has(table)).sort();
}

function collect(node, scanned) {
  if (node['Node Type'] === 'Seq Scan') scanned.add(tableOf(node['Relation Name']));
  for (const child of node.Plans ?? []) collect(child, scanned);
}
