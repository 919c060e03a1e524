import pg from 'pg';
import type { TestApp } from './app.js';

/** The contents of every table of the product, each as a count and a digest of its rows. */
export type Contents = Readonly<Record<string, string>>;

/**
 * Reads the whole database, so that a test sees anything that a rejected mutation might have written; except when workers
 * last registered the events that they consume, which they do every few seconds.
 */
export async function wholeDatabase({ database }: TestApp): Promise<Contents> {
  // Starting PostgreSQL's parallel workers for so many tables takes longer than reading them.
  const options = '-c max_parallel_workers_per_gather=0';
  const client = new pg.Client({ connectionString: database.ownerUrl, options });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'event_consumer'
       order by table_name`,
    );
    const contents = rows.map(
      ({
        name,
      }) => `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as held
        from "${name}" t`,
    );
    const { rows: held } = await client.query<{ name: string; held: string }>(contents.join(' union all '));
    return Object.fromEntries(held.map((each) => [each.name, each.held]));
  } finally {
    await client.end();
  }
}
