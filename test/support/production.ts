import { type TestDatabase, emptyDatabase } from './cluster.js';
import type { OidcProvider } from './oidc.js';
import { Causeway } from './process.js';
import type { Served } from './served.js';

type Env = Readonly<Record<string, string>>;

/** The variables of a production server process. @param redisUrl null leaves the queues to PostgreSQL */
export const productionEnv = (
  { appUrl, portalUrl }: TestDatabase,
  { issuer }: OidcProvider,
  redisUrl: string | null,
): Env => ({
  ...{ HOST: '127.0.0.1', LOG_LEVEL: 'info' },
  ...{ DATABASE_URL: appUrl, DATABASE_PORTAL_URL: portalUrl, AUTH_ISSUER: issuer, AUTH_AUDIENCE: 'causeway' },
  ...(redisUrl === null ? {} : { REDIS_URL: redisUrl }),
});

export async function ranTo(
  command: Causeway,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const code = await command.exit();
  return { code, stdout: command.stdout, stderr: command.stderr };
}

/** A database created by `npm run migrate`. */
export async function migratedDatabase(): Promise<TestDatabase> {
  const database = await emptyDatabase();
  const { code, stderr } = await ranTo(
    Causeway.command('migrate', { DATABASE_OWNER_URL: database.ownerUrl }),
  );
  if (code !== 0) throw new Error(stderr);
  return database;
}

/** Sends a GraphQL request to one process with the token. */
export async function ask(process: Served, token: string, query: string, variables: object = {}) {
  const { body } = await process.post('/graphql', { query, variables }, { authorization: `Bearer ${token}` });
  return body;
}
