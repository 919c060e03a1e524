import pg from 'pg';
import { readAsPartner } from '../../src/platform/database/scoped-read.js';
import type { TestApp } from './app.js';

/** Everything that the portal's login can read for a partner, in every column granted to it, as one text. */
export async function readAllAsPortal({ database, pools }: TestApp, partnerId: string): Promise<string> {
  const text = await (everything[database.name] ??= selectEverything(database.ownerUrl));
  return (await readAsPartner(pools.portal, partnerId, { text, values: [], name: 'everything' })) ?? '';
}

/** By database: grants do not change while a test runs. */
const everything: Record<string, Promise<string>> = {};

async function selectEverything(ownerUrl: string): Promise<string> {
  const tables = await grantedColumns(ownerUrl);
  const rows = tables.map(
    ({ name, columns }) => `(select json_agg(t) from (select ${columns} from "${name}") t)`,
  );
  return `select json_build_array(${rows.join(', ')})::text as answer`;
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

/** @returns each text column granted to the portal's login, e.g. `table.column` */
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

/** Only the owner, who granted them, can see every privilege. */
async function asOwner<R extends object>(url: string, text: string): Promise<R[]> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    return (await owner.query<R>(text)).rows;
  } finally {
    await owner.end();
  }
}
