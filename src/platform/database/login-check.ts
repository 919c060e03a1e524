import type { Pools } from './pools.js';

interface Login {
  name: string;
  dangerous: boolean;
  owner: boolean;
}

/**
 * The second wall between partners stands only while the process cannot walk around it.
 * @throws Error where a pool's login is superuser, bypasses row security, or owns a table
 */
export async function refuseMightyLogins(pools: Pools): Promise<void> {
  for (const pool of [pools.staff, pools.portal]) {
    const { rows } = await pool.query<Login>(`
      select rolname as name, rolsuper or rolbypassrls as dangerous,
        exists (select from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p')
          and c.relnamespace = 'public'::regnamespace) as owner
      from pg_roles r where rolname = current_user`);
    const login = rows[0];
    if (!login || login.dangerous || login.owner)
      throw new Error(
        `The database login ${login?.name ?? ''} is a superuser, an owner of tables or bypasses row security; ` +
          'Causeway only runs with the logins that its migrations grant rights to (causeway_app, causeway_portal).',
      );
  }
}
