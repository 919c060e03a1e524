import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { DATABASE } from './logins.js';

/**
 * Frames the seeding of an empty database. A mark stands in the data folder until it is done: a start that finds it
 * follows one that was cut off, and begins with an empty database, in which nobody but the seeding has been. That is
 * why commits need not wait for the disk meanwhile, which makes seeding several times faster.
 */
export class Seeding {
  private readonly mark: string;

  constructor(
    dataDir: string,
    private readonly admin: pg.Client,
  ) {
    this.mark = path.join(dataDir, 'seeding');
  }

  get wasCutOff(): boolean {
    return existsSync(this.mark);
  }

  /** Drops the half-seeded database; whoever prepares the logins makes a new one. */
  async forget(): Promise<void> {
    await this.admin.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`);
    await this.end();
  }

  async begin(): Promise<void> {
    writeFileSync(this.mark, '');
    await this.admin.query('ALTER SYSTEM SET synchronous_commit = off');
    await this.admin.query('SELECT pg_reload_conf()');
  }

  /** From here on nothing that was acknowledged is lost; the checkpoint says so of the seeded world too. */
  async end(): Promise<void> {
    await this.admin.query('ALTER SYSTEM RESET synchronous_commit');
    await this.admin.query('SELECT pg_reload_conf()');
    await this.admin.query('CHECKPOINT');
    rmSync(this.mark, { force: true });
  }
}
