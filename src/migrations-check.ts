import './app.module.js';
import 'reflect-metadata';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DataSource, getMetadataArgsStorage } from 'typeorm';
import { MIGRATIONS } from '../migrations/index.js';
import { startEmbeddedPostgres } from './embedded/postgres.js';
import { entityDrift } from './platform/database/entity-drift.js';
import { SnakeCaseNaming } from './platform/database/naming.js';
import { roundTrip } from './platform/database/round-trip.js';

/** All entity classes; importing the modules registers them. */
const entities = getMetadataArgsStorage().tables.map((table) => table.target);

async function drift(ownerUrl: string): Promise<string[]> {
  const dataSource = new DataSource({
    ...{ type: 'postgres', url: ownerUrl, entities },
    namingStrategy: new SnakeCaseNaming(),
  });
  await dataSource.initialize();
  return entityDrift(dataSource).finally(() => dataSource.destroy());
}

/** Prints one line for the check and one per finding. */
function report(check: string, findings: readonly string[]): void {
  process.stdout.write(`${findings.length === 0 ? 'ok  ' : 'FAIL'} ${check}\n`);
  for (const finding of findings) process.stdout.write(`     ${finding}\n`);
  if (findings.length > 0) process.exitCode = 1;
}

/** Runs all checks; sets exit code 1 if one of them found something. */
export async function checkMigrations(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'causeway-migrations-'));
  chmodSync(folder, 0o711); // under root, PostgreSQL runs as another OS user, which needs access
  try {
    const postgres = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined });
    try {
      const left = await roundTrip({ ownerUrl: postgres.ownerUrl, migrations: MIGRATIONS });
      report(`${MIGRATIONS.length} migrations ran up, down and up again from an empty database`, left);
      if (left.length === 0)
        report(`${entities.length} entities match their tables`, await drift(postgres.ownerUrl));
    } finally {
      await postgres.stop();
    }
  } catch (error) {
    report('migrations', [error instanceof Error ? error.message : String(error)]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
