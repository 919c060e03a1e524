import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { adoptOrLaunch } from '../../src/embedded/launch.js';
import { type Place, placeOf } from '../../src/embedded/place.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/embedded/postgres.js';
import { findPostmaster, stopPostmaster } from '../../src/embedded/postmaster.js';
import type { TestDatabase } from './cluster.js';
import { migratedFolder } from './data-folder.js';
import { temporaryFolder } from './temporary-folder.js';
import { until } from './until.js';

/** A primary with a replica that streams from it: two real servers on data folders of their own. */
export class Standby {
  private constructor(
    readonly primary: EmbeddedPostgres,
    private readonly place: Place,
    private readonly port: number,
    private readonly removeFolder: () => void,
  ) {}

  static async start(): Promise<Standby> {
    const { folder, remove } = temporaryFolder();
    const quiet = () => undefined;
    const primary = await startEmbeddedPostgres({ dataDir: migratedFolder(folder, 'primary'), log: quiet });
    const place = placeOf(path.join(folder, 'standby'), quiet);
    await copyOf(primary, place);
    const { port } = await adoptOrLaunch(place);
    const standby = new Standby(primary, place, port, remove);
    await standby.caughtUp();
    return standby;
  }

  get url(): string {
    return this.at(this.primary.appUrl);
  }

  get database(): TestDatabase {
    const { ownerUrl, appUrl, portalUrl } = this.primary;
    return { name: 'causeway', ownerUrl, appUrl, portalUrl, redisUrl: null, drop: () => Promise.resolve() };
  }

  /** Runs a statement on the replica as its superuser. */
  async sql<Row extends object>(text: string): Promise<Row[]> {
    return runOn<Row>(
      this.at(this.primary.ownerUrl.replace(/\/\/[^@]+@/, `//${credentials(this.primary.superUrl)}@`)),
      text,
    );
  }

  async caughtUp(): Promise<void> {
    const [now] = await runOn<{ at: string }>(
      this.primary.superUrl,
      'select pg_current_wal_insert_lsn() as at',
    );
    await until(async () => {
      const [row] = await this.sql<{ there: boolean }>(
        `select pg_last_wal_replay_lsn() >= '${now!.at}' as there`,
      );
      return row!.there;
    });
  }

  /** On the primary; the replica ends whatever reads the table. */
  async lock(table: string): Promise<void> {
    await runOn(this.primary.ownerUrl, `begin; lock table ${table} in access exclusive mode; commit`);
  }

  /** Stops all its processes where they are: connections stay open, and nobody answers. */
  async freeze(): Promise<void> {
    await this.signal('SIGSTOP');
  }

  async thaw(): Promise<void> {
    await this.signal('SIGCONT');
  }

  private async signal(name: NodeJS.Signals): Promise<void> {
    const { pid } = (await findPostmaster(this.place.cluster))!;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    for (const each of [pid, ...children.map(Number)]) process.kill(each, name);
  }

  /** As after a crash of its machine. */
  async kill(): Promise<void> {
    const { pid } = (await findPostmaster(this.place.cluster))!;
    process.kill(pid, 'SIGKILL');
    await until(() => !existsSync(`/proc/${pid}`));
  }

  async startAgain(): Promise<void> {
    await adoptOrLaunch(this.place, this.port);
  }

  async stop(): Promise<void> {
    const running = await findPostmaster(this.place.cluster);
    if (running) {
      await this.thaw();
      await stopPostmaster(this.place.cluster, running.pid);
    }
    await this.primary.stop();
    this.removeFolder();
  }

  /** The same login there. */
  at(url: string): string {
    return url.replace(/:\d+\//, `:${this.port}/`);
  }
}

const credentials = (url: string) => /\/\/([^@]+)@/.exec(url)![1]!;

/** A base backup: the files of the running server, made whole by the log between the two calls. */
async function copyOf(primary: EmbeddedPostgres, { cluster, account }: Place): Promise<void> {
  const client = new pg.Client({ connectionString: primary.superUrl });
  await client.connect();
  try {
    await client.query("select pg_create_physical_replication_slot('standby', true)");
    await client.query("select pg_backup_start('standby', true)");
    execFileSync('cp', ['-a', path.join(primary.dataDir, 'pg'), cluster]);
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop()');
    rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
    for (const file of readdirSync(path.join(cluster, 'pg_wal')))
      if (/^[0-9A-F]{24}$/.test(file)) rmSync(path.join(cluster, 'pg_wal', file));
    const { port, username, password } = new URL(primary.superUrl);
    const source = `host=127.0.0.1 port=${port} user=${username} password=${password}`;
    writeFileSync(path.join(cluster, 'backup_label'), rows[0]!.labelfile);
    writeFileSync(path.join(cluster, 'standby.signal'), '');
    writeFileSync(
      path.join(cluster, 'postgresql.auto.conf'),
      `primary_conninfo = '${source}'\nprimary_slot_name = 'standby'\nmax_standby_streaming_delay = 0\n`,
    );
    if (account.uid !== undefined) execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, cluster]);
  } finally {
    await client.end();
  }
}

async function runOn<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row & pg.QueryResultRow>(text)).rows;
  } finally {
    await client.end();
  }
}
