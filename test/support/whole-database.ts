import pg from 'pg';
import type { TestApp } from './app.js';

/** What every table of the product holds, each as a count and a digest of its rows. */
export type Contents = Readonly<Record<string, string>>;

/**
 * Reads all of the database, so that a test sees whatever a refused mutation might have half-written; not when workers last
 * said which events they consume, which they say every few seconds.
 */
export async function wholeDatabase({ database }: TestApp): Promise<Contents> {
  // Helpers that PostgreSQL would start for so many tables take longer than the reading.
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
