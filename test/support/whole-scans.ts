import pg from 'pg';

interface SentStatement {
  readonly text: string;
  readonly login: string;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** Tables that stay small however much is in work: settings, catalogues and calendars. */
const STAYS_SMALL = new Set([
  ...['alert_rule', 'event_consumer', 'health_model', 'health_model_use', 'schema_migration', 'time_zone'],
  ...['api_product', 'api_version', 'api_operation', 'api_version_deprecation', 'blocker_severity'],
  ...['checklist_item', 'holiday', 'holiday_region', 'playbook', 'search_word', 'milestone_duration'],
]);

/** The reads that this process sends while `act` runs. */
export async function statementsDuring(act: () => Promise<unknown>): Promise<SentStatement[]> {
  const sent: SentStatement[] = [];
  const original = Reflect.get(pg.Client.prototype, 'query') as (...given: unknown[]) => unknown;
  function record(this: pg.Client, ...given: unknown[]): unknown {
    const text = textOf(given[0]);
    if (/^\s*(select|with)\b/i.test(text) && !text.includes('set_config'))
      sent.push({ text, login: this.user ?? '' });
    return Reflect.apply(original, this, given);
  }
  Reflect.set(pg.Client.prototype, 'query', record);
  try {
    await act();
  } finally {
    Reflect.set(pg.Client.prototype, 'query', original);
  }
  return sent;
}

function textOf(given: unknown): string {
  if (typeof given === 'string') return given;
  const text: unknown = typeof given === 'object' && given !== null && 'text' in given ? given.text : '';
  return typeof text === 'string' ? text : '';
}

/** Growing tables that a statement can only read from end to end, because no index serves it. */
export async function wholeScansOf(pool: pg.Pool, { text }: SentStatement): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query('set enable_seqscan = off');
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      `explain (generic_plan, format json) ${text}`,
    );
    return [...new Set(scansIn(rows[0]!['QUERY PLAN'][0].Plan))].sort();
  } finally {
    await client.query('reset enable_seqscan');
    client.release();
  }
}

function scansIn(node: PlanNode): string[] {
  const table = node['Node Type'] === 'Seq Scan' ? (node['Relation Name'] ?? '') : '';
  const own = table === '' || STAYS_SMALL.has(table) ? [] : [table];
  return [...own, ...(node.Plans ?? []).flatMap((child) => scansIn(child))];
}
