import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/embedded/postgres.js';
import { migratedFolder } from '../support/data-folder.js';
import { query } from '../support/query.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const start = (dataDir: string) => startEmbeddedPostgres({ dataDir, log: () => undefined });
const { folder, remove } = temporaryFolder();
afterAll(remove);

describe('a running embedded PostgreSQL', () => {
  const dataDir = path.join(folder, 'running');
  let postgres: EmbeddedPostgres;
  beforeAll(async () => {
    postgres = await start(dataDir);
  });
  afterAll(() => postgres.stop());

  it('is PostgreSQL 18 in UTC and UTF-8, only on the loopback interface', async () => {
    const rows = await query(
      postgres.superUrl,
      `SELECT current_setting('server_version_num')::int / 10000 AS version,
              current_setting('TimeZone') AS zone,
              current_setting('server_encoding') AS encoding,
              current_setting('listen_addresses') AS addresses,
              current_setting('unix_socket_directories') AS sockets,
              (SELECT datlocale FROM pg_database WHERE datname = 'causeway') AS locale`,
    );
    expect(rows).toEqual([
      { version: 18, zone: 'UTC', encoding: 'UTF8', addresses: '127.0.0.1', sockets: '', locale: 'C.UTF-8' },
    ]);
  });

  it.each(['owner', 'app', 'portal'] as const)(
    'gives the %s a login without extra permissions',
    async (login) => {
      const rows = await query(
        postgres[`${login}Url`],
        `SELECT rolname, rolsuper, rolbypassrls, rolinherit, rolcreaterole, rolcreatedb, rolreplication
         FROM pg_roles WHERE rolname = current_user`,
      );
      expect(rows).toEqual([
        {
          rolname: `causeway_${login}`,
          rolsuper: false,
          rolbypassrls: false,
          rolinherit: false,
          rolcreaterole: false,
          rolcreatedb: false,
          rolreplication: false,
        },
      ]);
    },
  );

  it('lets the owner create schemas and trusted extensions', async () => {
    await query(postgres.ownerUrl, 'CREATE SCHEMA bullmq; CREATE EXTENSION pg_trgm');
    expect(await query(postgres.ownerUrl, `SELECT similarity('a', 'a')`)).toEqual([{ similarity: 1 }]);
  });

  it.each([
    ['app', 'CREATE TEMPORARY TABLE incoming (line text)', null],
    ['app', 'CREATE TABLE public.mine (id int)', 'permission denied for schema public'],
    ['app', 'CREATE SCHEMA mine', 'permission denied for database causeway'],
    ['portal', 'CREATE TEMPORARY TABLE mine (id int)', 'permission denied to create temporary tables'],
    ['portal', 'CREATE TABLE public.mine (id int)', 'permission denied for schema public'],
    ['portal', 'SET ROLE causeway_app', 'permission denied to set role'],
  ] as const)('answers the %s on %s with %s', async (login, statement, refusal) => {
    const outcome = query(postgres[`${login}Url`], statement);
    await (refusal === null
      ? expect(outcome).resolves.toEqual([])
      : expect(outcome).rejects.toThrow(refusal));
  });

  it.each([
    [
      'a wrong password',
      (url: string) => url.replace(/:[^:@]+@/, ':guess@'),
      'password authentication failed',
    ],
    ['no password', (url: string) => url.replace(/:[^:@]+@/, '@'), 'password'],
    [
      'another database',
      (url: string) => url.replace(/causeway$/, 'postgres'),
      'permission denied for database',
    ],
  ])('rejects %s', async (_case, change, refusal) => {
    await expect(query(change(postgres.portalUrl), 'SELECT 1')).rejects.toThrow(refusal);
  });

  it('keeps every secret private to its owner', () => {
    const modes = readdirSync(dataDir).map((name) => [
      name,
      (statSync(path.join(dataDir, name)).mode & 0o077).toString(8),
    ]);
    expect(Object.fromEntries(modes)).toEqual({ 'passwords.json': '0', 'postgres.log': '0', pg: '0' });
  });

  it('has its folder to itself', async () => {
    await expect(start(dataDir)).rejects.toThrow(
      `the data folder ${dataDir} is in use by causeway process ${process.pid}; stop that process`,
    );
    expect(await query(postgres.appUrl, 'SELECT 1 AS up')).toEqual([{ up: 1 }]);
  });
});

describe('starting and stopping', () => {
  it('finds its data again, and stops even if a client is connected, whose statement it cancels', async () => {
    const dataDir = migratedFolder(folder, 'again');
    const first = await start(dataDir);
    await query(first.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS number');
    const client = new pg.Client({ connectionString: first.appUrl });
    client.on('error', () => undefined);
    await client.connect();
    const sleeper = client.query('SELECT pg_sleep(3600)').catch((error: Error) => error.message);
    await Promise.all([first.stop(), first.stop()]);
    expect(existsSync(path.join(dataDir, 'pg/postmaster.pid'))).toBe(false);
    expect(await sleeper).toContain('terminat');

    const second = await start(dataDir);
    expect(second.adopted).toBe(false);
    expect(await query(second.ownerUrl, 'TABLE kept')).toEqual([{ number: 7 }]);
    await second.stop();
  });

  it('is done by one of two processes that start on a new folder at once', async () => {
    const dataDir = path.join(folder, 'race');
    const outcomes = await Promise.allSettled([start(dataDir), start(dataDir)]);
    const [winner, ...others] = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value] : [],
    );
    expect(others).toEqual([]);
    expect(await query(winner?.appUrl ?? '', 'SELECT 1 AS up')).toEqual([{ up: 1 }]);
    await winner?.stop();
  });

  it('says in one line that a folder cannot be written', async () => {
    const file = path.join(folder, 'a-file');
    writeFileSync(file, '');
    await expect(start(path.join(file, 'data'))).rejects.toThrow(
      /^the data folder .*a-file\/data is not writable by \w+ \(ENOTDIR\); set CAUSEWAY_DATA_DIR/,
    );
  });

  it('shows the end of the log if PostgreSQL does not start', async () => {
    const dataDir = migratedFolder(folder, 'broken');
    const settings = path.join(dataDir, 'pg/postgresql.conf');
    writeFileSync(settings, `${readFileSync(settings, 'utf8')}\nno_such_setting = 1\n`);
    await expect(start(dataDir)).rejects.toThrow(
      /PostgreSQL did not start\. The last lines of its log .*no_such_setting/s,
    );
  });

  it('does not touch a server whose passwords it has lost', async () => {
    const dataDir = migratedFolder(folder, 'lost');
    const postgres = await start(dataDir);
    writeFileSync(
      path.join(dataDir, 'passwords.json'),
      readFileSync(path.join(dataDir, 'passwords.json'), 'utf8').replace(/"postgres":"./, '"postgres":"-'),
    );
    await expect(start(dataDir)).rejects.toThrow('refused the connection: password authentication failed');
    expect(await query(postgres.appUrl, 'SELECT 1 AS up')).toEqual([{ up: 1 }]);
    await postgres.stop();
  });
});
