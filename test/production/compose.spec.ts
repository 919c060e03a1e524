import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/embedded/postgres.js';
import { kill9 } from '../support/os-processes.js';
import { query } from '../support/query.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { OidcProvider } from '../support/oidc.js';
import { Causeway, freePort } from '../support/process.js';
import { ask, ranTo } from '../support/production.js';

/** The steps of docker-compose.yml, with the containers' programs as processes on this machine. */
describe('a machine set up with docker-compose.yml', () => {
  const { folder, remove } = temporaryFolder();
  const secrets = path.join(folder, 'secrets');
  const secret = (name: string) => readFileSync(path.join(secrets, name), 'utf8').trim();
  let postgres: EmbeddedPostgres;
  let provider: OidcProvider;
  let redis: ChildProcess;
  let redisPort: number;
  const processes: Causeway[] = [];

  beforeAll(async () => {
    postgres = await startEmbeddedPostgres({ dataDir: path.join(folder, 'data'), log: () => undefined });
    await forgetLogins(postgres.superUrl);
    [provider, redisPort] = await Promise.all([OidcProvider.start(), freePort()]);
    mkdirSync(path.join(folder, 'redis'));
  }, 60_000);
  afterAll(async () => {
    await Promise.all(processes.map((each) => each.signal('SIGKILL')));
    if (redis.pid) await kill9(redis.pid);
    await provider.stop();
    await postgres.stop();
    remove();
  });

  const initialise = () =>
    execFileSync('deploy/postgres-logins.sh', {
      stdio: 'pipe',
      env: {
        ...{ PATH: process.env['PATH'], SECRETS_DIR: secrets, POSTGRES_DB: 'causeway' },
        ...{
          PGHOST: '127.0.0.1',
          PGPORT: String(postgres.port),
          PGPASSWORD: new URL(postgres.superUrl).password,
        },
      },
    });
  const server = () => ({
    ...{ HOST: '127.0.0.1', AUTH_ISSUER: provider.issuer, AUTH_AUDIENCE: 'causeway' },
    DATABASE_URL_FILE: path.join(secrets, 'database-url'),
    DATABASE_PORTAL_URL_FILE: path.join(secrets, 'database-portal-url'),
    REDIS_URL_FILE: path.join(secrets, 'redis-url'),
  });

  it('generates its secrets once', () => {
    cpSync('deploy', path.join(folder, 'deploy'), { recursive: true });
    const make = () => execFileSync(path.join(folder, 'deploy/make-secrets.sh'), { encoding: 'utf8' });
    expect(make().match(/^made /gm)).toHaveLength(5);
    const first = secret('database-url');
    expect(make().match(/^kept /gm)).toHaveLength(5);
    expect(secret('database-url')).toBe(first);
    expect(first).toMatch(/^postgres:\/\/causeway_app:[0-9a-f]{48}@postgres:5432\/causeway$/);
    expect(secret('database-portal-url')).not.toContain(new URL(first).password);
    // From here on, the containers' names are replaced with this machine's ports.
    for (const name of ['database-owner-url', 'database-url', 'database-portal-url', 'redis-url']) {
      const local = secret(name)
        .replace('@postgres:5432', `@127.0.0.1:${postgres.port}`)
        .replace('@redis:6379', `@127.0.0.1:${redisPort}`);
      execFileSync('chmod', ['600', path.join(secrets, name)]);
      writeFileSync(path.join(secrets, name), local);
    }
  });

  it('creates three logins with those passwords, even if it is repeated', async () => {
    initialise();
    initialise();
    for (const name of ['database-owner-url', 'database-url', 'database-portal-url'])
      expect(await query(secret(name), 'select 1 as one')).toEqual([{ one: 1 }]);
    const mighty = await query(
      postgres.superUrl,
      `select rolname from pg_roles where rolname like 'causeway%' and (rolsuper or rolbypassrls or rolcreaterole)`,
    );
    expect(mighty).toEqual([]);
    await expect(query(secret('database-portal-url'), 'create temporary table t ()')).rejects.toThrow(
      'permission',
    );
  });

  it('rejects a password that would have to be quoted', () => {
    const file = path.join(secrets, 'database-portal-url');
    const sound = secret('database-portal-url');
    writeFileSync(file, "postgres://causeway_portal:'; drop table x@127.0.0.1/causeway");
    expect(initialise).toThrow('must name the login causeway_portal');
    writeFileSync(file, sound);
  });

  it('runs Redis with its password, append-only and without eviction', async () => {
    const env = {
      ...{ PATH: process.env['PATH'], SECRETS_DIR: secrets, REDIS_DIR: path.join(folder, 'redis') },
      REDIS_PORT: String(redisPort),
    };
    redis = spawn('sh', ['deploy/redis.sh'], { env, stdio: 'ignore' });
    const cli = (...args: string[]) =>
      execFileSync('redis-cli', ['-p', String(redisPort), ...args], { encoding: 'utf8', stdio: 'pipe' });
    const deadline = Date.now() + 40_000;
    for (;;)
      try {
        expect(cli('ping')).toContain('NOAUTH');
        break;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await new Promise((wake) => setTimeout(wake, 100));
      }
    const password = new URL(secret('redis-url')).password;
    const settings = cli(
      '--no-auth-warning',
      '-a',
      password,
      'config',
      'get',
      'maxmemory-policy',
      'appendonly',
    );
    expect(settings).toContain('noeviction');
    expect(settings).toContain('yes');
  }, 20_000);

  it('migrates, creates the first admin, and runs the API and a worker', async () => {
    const owner = { DATABASE_OWNER_URL_FILE: path.join(secrets, 'database-owner-url') };
    expect(await ranTo(Causeway.command('migrate', owner))).toMatchObject({ code: 0, stderr: '' });
    const admin = Causeway.command('admin', { DATABASE_URL_FILE: server().DATABASE_URL_FILE }, [
      ...['first@causeway.example', 'First Admin'],
    ]);
    expect(await ranTo(admin)).toMatchObject({ code: 0, stderr: '' });
    const [api, worker] = await Promise.all([
      Causeway.startCommand('start:api', server()),
      Causeway.startCommand('start:worker', server()),
    ]);
    processes.push(api, worker);
    const { data } = await ask(api, await provider.token('first'), '{ viewer { name role } }');
    expect(data.viewer).toMatchObject({ name: 'First Admin' });
    expect((await worker.request('/health/ready')).body).toMatchObject({ status: 'ok' });
    const probe = (port: number) => ranTo(Causeway.spawn({ ...server(), PORT: String(port) }, 'healthcheck'));
    expect(await probe(api.port)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((await probe(await freePort())).code).toBe(1);
    for (const { stdout, stderr } of [api, worker])
      for (const name of ['database-url', 'database-portal-url', 'redis-url'])
        expect(stdout + stderr).not.toContain(new URL(secret(name)).password);
  }, 60_000);
});

/** A PostgreSQL as its image sets it up: a superuser and an empty database. */
async function forgetLogins(superUrl: string): Promise<void> {
  await query(superUrl, 'drop database causeway with (force)');
  await query(superUrl, 'create database causeway');
  for (const login of ['causeway_owner', 'causeway_app', 'causeway_portal']) {
    await query(superUrl, `drop owned by ${login}`);
    await query(superUrl, `drop role ${login}`);
  }
}
