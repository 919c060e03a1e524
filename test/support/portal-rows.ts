import pg from 'pg';
import { openPool } from '../../src/platform/database/pools.js';
import { readAsPartner } from '../../src/platform/database/scoped-read.js';
import type { TestApp } from './app.js';

/** Everything that the portal's login reads for a partner, in every column granted to it, as one text. */
export async function readAllAsPortal({ database }: TestApp, partnerId: string): Promise<string> {
  const pool = openPool(
    { url: database.portalUrl, max: 1, statementTimeoutMs: 5_000, onError: () => undefined },
    true,
  );
  try {
    const tables = await grantedColumns(database.ownerUrl);
    const read = async ({ name, columns }: Granted) => {
      const text = `select json_agg(t)::text as answer from (select ${columns} from "${name}") t`;
      return await readAsPartner(pool, partnerId, { text, values: [], name: undefined });
    };
    const rows: (string | null)[] = [];
    for (const table of tables) rows.push(await read(table));
    return rows.join('\n');
  } finally {
    await pool.end();
  }
}

interface Granted {
  readonly name: string;
  readonly columns: string;
}

const GRANTED = `information_schema.column_privileges
  where grantee = 'causeway_portal' and table_schema = 'public' and privilege_type = 'SELECT'`;

function grantedColumns(ownerUrl: string): Promise<readonly Granted[]> {
  return asOwner(
    ownerUrl,
    `select table_name as name, string_agg(quote_ident(column_name), ', ') as columns from ${GRANTED}
     group by table_name order by table_name`,
  );
}

/** @returns each column of text granted to the portal's login, e.g. `table.column` */
export async function grantedTexts({ database }: TestApp): Promise<readonly string[]> {
  const rows = await asOwner<{ name: string }>(
    database.ownerUrl,
    `select table_name || '.' || column_name as name from ${GRANTED} and (table_name, column_name) in (
       select table_name, column_name from information_schema.columns
       where table_schema = 'public' and data_type in ('text', 'json', 'jsonb', 'ARRAY'))
     order by name`,
  );
  return rows.map(({ name }) => name);
}

/** Only the owner, who granted them, sees every privilege. */
async function asOwner<R extends object>(url: string, text: string): Promise<R[]> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    return (await owner.query<R>(text)).rows;
  } finally {
    await owner.end();
  }
}
