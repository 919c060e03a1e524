import pg from 'pg';

export const DATABASE = 'causeway';
/** The logins other than the superuser, which no server process uses. */
export const LOGINS = { owner: 'causeway_owner', app: 'causeway_app', portal: 'causeway_portal' } as const;
type Login = keyof typeof LOGINS;
const LOGIN_KINDS: readonly Login[] = ['owner', 'app', 'portal'];

/**
 * Creates or repairs the three logins and the database. Permissions inside the database are left to the migrations; here the
 * logins only get access. The portal may not even create temporary tables.
 * @param admin a superuser's connection
 */
export async function prepareLogins(admin: pg.Client, passwords: Record<Login, string>): Promise<void> {
  for (const kind of LOGIN_KINDS) await prepareLogin(admin, LOGINS[kind], passwords[kind]);
  await prepareDatabase(admin);
  await admin.query(`
    REVOKE ALL ON DATABASE postgres, template1, ${DATABASE} FROM PUBLIC;
    GRANT CONNECT, TEMPORARY ON DATABASE ${DATABASE} TO ${LOGINS.app};
    GRANT CONNECT ON DATABASE ${DATABASE} TO ${LOGINS.portal};
  `);
}

/** Revokes access to the schema `public`, which every login has by default; only its owner can, inside the database. */
export async function closePublicSchema(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  // A broken connection is reported by the current or next statement.
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    await owner.query(`
      REVOKE ALL ON SCHEMA public FROM PUBLIC;
      GRANT USAGE ON SCHEMA public TO ${LOGINS.app}, ${LOGINS.portal};
    `);
  } finally {
    await owner.end();
  }
}

async function prepareLogin(admin: pg.Client, login: string, password: string): Promise<void> {
  const known = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [login]);
  const verb = known.rowCount === 0 ? 'CREATE' : 'ALTER';
  await admin.query(
    `${verb} ROLE ${login} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT
       PASSWORD ${admin.escapeLiteral(password)}`,
  );
}

async function prepareDatabase(admin: pg.Client): Promise<void> {
  const known = await admin.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
  if (known.rowCount === 0) await admin.query(`CREATE DATABASE ${DATABASE} OWNER ${LOGINS.owner}`);
}
