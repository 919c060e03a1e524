import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { Refusal } from './kernel/errors.js';
import { SYSTEM } from './kernel/viewer.js';
import { UserEntity, enterFirstAdmin } from './modules/identity/index.js';
import { AppClock } from './platform/clock/app-clock.js';
import { loadAdminConfig } from './platform/config/config.js';
import { SnakeCaseNaming } from './platform/database/naming.js';
import { StartFailure, explain } from './platform/process/start-failure.js';

const USAGE = "Say who: npm run admin -- ada@example.com 'Ada Lovelace'";

async function enter(databaseUrl: string, email: string, name: string): Promise<string> {
  const dataSource = new DataSource({
    ...{ type: 'postgres', url: databaseUrl, entities: [UserEntity] },
    namingStrategy: new SnakeCaseNaming(),
  });
  await dataSource.initialize();
  try {
    const circumstances = { now: new AppClock().now(), actor: SYSTEM, requestId: null, announced: [] };
    return await dataSource.transaction((db) => enterFirstAdmin({ ...circumstances, db }, { email, name }));
  } catch (error) {
    if (error instanceof Refusal)
      throw new StartFailure(error.userErrors.map(({ field, message }) => fault(field, message)).join('\n'));
    throw error;
  } finally {
    await dataSource.destroy();
  }
}

/** A rule's message continues its field's name; a refusal's is a sentence. */
const fault = (field: readonly string[] | null, message: string): string =>
  /^[A-Z]/.test(message) ? message : `The ${field?.at(-1)} ${message}.`;

/** Lets the first admin in: their first sign-in with that verified address is theirs. */
try {
  const { databaseUrl } = loadAdminConfig();
  const [email, name, ...more] = process.argv.slice(2);
  if (!email || !name || more.length > 0) throw new StartFailure(USAGE);
  const address = await enter(databaseUrl, email, name);
  process.stdout.write(`${address} is an admin from their first sign-in on.\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
