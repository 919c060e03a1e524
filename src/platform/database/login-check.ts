import type { Pools } from './pools.js';

interface Login {
  name: string;
  /** A privileged role that the login has or can assume; null if there is none. */
  privileged: string | null;
  /** Whether it has the rights of `causeway_app`, for which row security shows every row. */
  staff: boolean;
}

/** Includes roles that the login inherits or can assume with SET ROLE. */
const LOGIN = `
  select current_user as name,
    (select min(rolname) from pg_roles r where pg_has_role(current_user, r.oid, 'member')
      and (rolsuper or rolbypassrls or rolname in ('pg_read_all_data', 'pg_write_all_data') or exists (select from pg_class c where c.relowner = r.oid
        and c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace = 'public'::regnamespace))) as privileged,
    exists (select from pg_roles r where rolname = 'causeway_app' and pg_has_role(current_user, r.oid, 'member'))
      as staff`;

/**
 * Row security separates partners only if the process's logins cannot bypass it.
 * @throws Error if a login is, or can become, a superuser, owns a table or bypasses row security or grants, or if the portal
 *   login has the rights of staff
 */
export async function assertLeastPrivilege(pools: Pools): Promise<void> {
  const staff = await loginOf(pools.staff);
  const portal = await loginOf(pools.portal);
  for (const login of [staff, portal]) assertUnprivileged(login);
  if (portal.staff)
    throw new Error(
      `The database login ${portal.name} has the privileges of causeway_app; partner users need a login of their own ` +
        '(causeway_portal).',
    );
}

/** @throws Error unless a replica's login is like the one that serves staff */
export async function assertStaffLogin(replica: Pools['staff']): Promise<void> {
  const login = await loginOf(replica);
  assertUnprivileged(login);
  if (!login.staff)
    throw new Error(`The database login ${login.name} has not the privileges of causeway_app.`);
}

function assertUnprivileged({ name, privileged }: Login): void {
  if (privileged === null) return;
  throw new Error(
    `The database login ${name} is, or can become, a superuser, an owner of tables or a role that bypasses row ` +
      `security or grants (${privileged}); Causeway only runs with the logins that its migrations set up ` +
      '(causeway_app, causeway_portal).',
  );
}

async function loginOf(pool: Pools['staff']): Promise<Login> {
  const { rows } = await pool.query<Login>(LOGIN);
  return rows[0]!;
}
