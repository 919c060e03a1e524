import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadConfig, loadDatabaseConfig, loadMigrateConfig } from './config.js';
import { ConfigError } from './config-error.js';

const production = {
  DATABASE_URL: 'postgres://causeway_app:app-secret@db/causeway',
  DATABASE_PORTAL_URL: 'postgres://causeway_portal:portal-secret@db/causeway',
  AUTH_ISSUER: 'https://id.example',
  AUTH_AUDIENCE: 'causeway',
};

function problemsOf(load: () => unknown): readonly string[] {
  try {
    load();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the embedded default', () => {
  it('needs no variables', () => {
    expect(loadConfig({})).toEqual({
      mode: 'embedded',
      role: 'all',
      port: 4000,
      host: '127.0.0.1',
      logLevel: 'warn',
      metricsPort: null,
      poolSize: 10,
      workerConcurrency: 4,
      maxUploadBytes: 20_971_520,
      usageRetention: { keyMonths: 14, hourlyDays: 400 },
      corsOrigins: [],
      otlpClientAttribute: 'client.id',
      dataDir: '.causeway',
      clock: null,
      demo: true,
    });
  });

  it.each([
    ['PORT', '0', { port: 0 }],
    ['PORT', '', { port: 4000 }],
    ['HOST', '::1', { host: '::1' }],
    ['LOG_LEVEL', 'debug', { logLevel: 'debug' }],
    ['CAUSEWAY_DATA_DIR', '/srv/data', { dataDir: '/srv/data' }],
    ['CAUSEWAY_CLOCK', '2026-12-21T08:00:00Z', { clock: new Date('2026-12-21T08:00:00Z') }],
    ['CAUSEWAY_CLOCK', '2026-12-21T09:00:00+01:00', { clock: new Date('2026-12-21T08:00:00Z') }],
    ['CAUSEWAY_DEMO', 'false', { demo: false }],
    ['DATABASE_POOL_SIZE', '25', { poolSize: 25 }],
    ['METRICS_PORT', '9500', { metricsPort: 9500 }],
    ['METRICS_PORT', 'off', { metricsPort: null }],
    ['WORKER_CONCURRENCY', '8', { workerConcurrency: 8 }],
    ['UPLOAD_MAX_MIB', '1', { maxUploadBytes: 1_048_576 }],
    ['OTLP_CLIENT_ATTRIBUTE', 'oauth.client_id', { otlpClientAttribute: 'oauth.client_id' }],
    ['USAGE_KEY_RETENTION_MONTHS', '24', { usageRetention: { keyMonths: 24, hourlyDays: 400 } }],
    ['USAGE_HOURLY_RETENTION_DAYS', '32', { usageRetention: { keyMonths: 14, hourlyDays: 32 } }],
    ['CORS_ORIGINS', 'https://app.example', { corsOrigins: ['https://app.example'] }],
    [
      'CORS_ORIGINS',
      ' https://a.example, http://localhost:3000\nhttps://a.example ,http://[::1]:8080',
      { corsOrigins: ['https://a.example', 'http://localhost:3000', 'http://[::1]:8080'] },
    ],
  ])('accepts %s=%s', (name, value, expected) => {
    expect(loadConfig({ [name]: value })).toMatchObject({ mode: 'embedded', ...expected });
  });
});

describe('production', () => {
  it.each(['redis://:pw@cache:6379/2', 'rediss://cache', 'rediss-cluster://:pw@one:7000,two'])(
    'takes the queues of %s',
    (url) => {
      expect(loadConfig({ ...production, REDIS_URL: url })).toMatchObject({ redisUrl: url });
    },
  );

  it('needs only its four variables', () => {
    expect(loadConfig({ ...production, CAUSEWAY_ROLE: 'worker' })).toEqual({
      mode: 'production',
      role: 'worker',
      port: 4000,
      host: '0.0.0.0',
      logLevel: 'info',
      metricsPort: 9464,
      poolSize: 10,
      workerConcurrency: 4,
      maxUploadBytes: 20_971_520,
      usageRetention: { keyMonths: 14, hourlyDays: 400 },
      corsOrigins: [],
      otlpClientAttribute: 'client.id',
      databaseUrl: production.DATABASE_URL,
      portalUrl: production.DATABASE_PORTAL_URL,
      replicaUrl: null,
      redisUrl: null,
      filesDir: null,
      auth: { issuer: 'https://id.example', audience: 'causeway' },
      consoleClient: null,
    });
  });

  it('keeps files in the configured folder', () => {
    const config = loadConfig({ ...production, FILES_DIR: '/srv/files' });
    expect(config).toMatchObject({ filesDir: '/srv/files' });
  });

  it("never gives the server the owner's login", () => {
    const config = loadConfig({
      ...production,
      DATABASE_OWNER_URL: 'postgres://owner:owner-secret@db/causeway',
    });
    expect(JSON.stringify(config)).not.toContain('owner-secret');
  });

  const all = ['DATABASE_URL', 'DATABASE_PORTAL_URL', 'AUTH_ISSUER', 'AUTH_AUDIENCE'];
  it.each([
    [{ DATABASE_URL: production.DATABASE_URL }, 'DATABASE_URL is set', all.slice(1)],
    [{ DATABASE_OWNER_URL: 'postgres://owner@db/causeway' }, 'DATABASE_OWNER_URL is set', all],
    [{ REDIS_URL: 'redis://cache' }, 'REDIS_URL is set', all],
    [{ FILES_DIR: '/srv/files' }, 'FILES_DIR is set', all],
    [{ AUTH_AUDIENCE: 'causeway' }, 'AUTH_AUDIENCE is set', all.slice(0, 3)],
    [{ AUTH_CLIENT_ID: 'console' }, 'AUTH_CLIENT_ID is set', all],
    [{ CAUSEWAY_ROLE: 'api' }, 'CAUSEWAY_ROLE is api', all],
    [{ CAUSEWAY_ROLE: 'worker' }, 'CAUSEWAY_ROLE is worker', all],
  ])('with %j says what is missing and why', (env, cause, names) => {
    expect(problemsOf(() => loadConfig(env))).toEqual(
      names.map((name) => expect.stringContaining(`${name} is missing (${cause}), must be `)),
    );
  });

  it.each([
    ['CAUSEWAY_CLOCK', '2026-12-21T08:00:00Z'],
    ['CAUSEWAY_DEMO', 'true'],
  ])('rejects %s', (name, value) => {
    expect(problemsOf(() => loadConfig({ ...production, [name]: value }))).toEqual([
      `${name} works only in the embedded default (DATABASE_URL is set), must be unset`,
    ]);
  });

  it('rejects using one login for both staff and partners', () => {
    const env = { ...production, DATABASE_PORTAL_URL: production.DATABASE_URL };
    expect(problemsOf(() => loadConfig(env))).toEqual([
      'DATABASE_PORTAL_URL has the same login as DATABASE_URL, must have its own',
    ]);
  });
});

describe('an invalid value', () => {
  it.each([
    ['CAUSEWAY_ROLE', 'server'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '4e3'],
    ['HOST', 'my host'],
    ['LOG_LEVEL', 'loud'],
    ['CAUSEWAY_CLOCK', '2026-02-30T08:00:00Z'],
    ['CAUSEWAY_CLOCK', '2026-12-21'],
    ['CAUSEWAY_CLOCK', '1969-12-31T23:59:59Z'],
    ['CAUSEWAY_CLOCK', '2999-12-31T23:59:59-01:00'],
    ['CAUSEWAY_CLOCK', '0000-01-01T00:00:00Z'],
    ['CAUSEWAY_DEMO', 'yes'],
    ['DATABASE_POOL_SIZE', '0'],
    ['WORKER_CONCURRENCY', '101'],
    ['UPLOAD_MAX_MIB', '0'],
    ['UPLOAD_MAX_MIB', '1025'],
    ['OTLP_CLIENT_ATTRIBUTE', 'client id'],
    ['OTLP_CLIENT_ATTRIBUTE', 'c'.repeat(257)],
    ['CORS_ORIGINS', ','],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'null'],
    ['CORS_ORIGINS', 'app.example'],
    ['CORS_ORIGINS', 'https://app.example/'],
    ['CORS_ORIGINS', 'https://app.example/path'],
    ['CORS_ORIGINS', 'https://app.example:443'],
    ['CORS_ORIGINS', 'https://App.example'],
    ['CORS_ORIGINS', 'https://ann:pw@app.example'],
    ['CORS_ORIGINS', 'https://*.example'],
    ['CORS_ORIGINS', 'ftp://app.example'],
    ['CORS_ORIGINS', 'https://app.example;https://b.example'],
    ['CORS_ORIGINS', 'https://app.example, b.example'],
  ])('of %s is shown together with what is expected: %s', (name, value) => {
    expect(problemsOf(() => loadConfig({ [name]: value }))).toEqual([
      expect.stringContaining(`${name} is "${value}", must be `),
    ]);
  });

  it.each([
    ['DATABASE_URL', 'mysql://app:hunter2@db/causeway'],
    ['DATABASE_URL', 'postgres://app:hunter2@db'],
    ['DATABASE_PORTAL_URL', 'hunter2'],
    ['REDIS_URL', 'http://hunter2@cache'],
    ['REDIS_URL', 'redis://hunter2@one:1,two:2'],
    ['REDIS_URL', 'redis-cluster://:hunter2@one:1,'],
    ['REDIS_URL', 'redis-cluster://:hunter2@one:1,two:x'],
    ['REDIS_URL', 'redis-cluster://:hunter2@one:1/3'],
    ['REDIS_URL', 'redis-cluster://:hunter2%@one:1'],
  ])('of the secret %s is never shown', (name, value) => {
    const problems = problemsOf(() => loadConfig({ ...production, [name]: value }));
    expect(problems).toEqual([expect.stringContaining(`${name} is not valid, must be `)]);
    expect(problems.join()).not.toContain('hunter2');
  });

  it.each(['http://id.example', 'id.example', 'ftp://id.example'])(
    'of AUTH_ISSUER is reported: %s',
    (issuer) => {
      expect(problemsOf(() => loadConfig({ ...production, AUTH_ISSUER: issuer }))).toHaveLength(1);
    },
  );

  it('does not hide further errors', () => {
    const env = { PORT: 'x', LOG_LEVEL: 'x', REDIS_URL: 'x' };
    const names = problemsOf(() => loadConfig(env)).map((line) => line.split(' ')[0]);
    expect(names).toEqual([
      'PORT',
      'LOG_LEVEL',
      'REDIS_URL',
      'DATABASE_URL',
      'DATABASE_PORTAL_URL',
      'AUTH_ISSUER',
      'AUTH_AUDIENCE',
    ]);
  });
});

describe('a secret in a file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'config-'));
    writeFileSync(path.join(folder, 'url'), `${production.DATABASE_URL}\n`);
    writeFileSync(path.join(folder, 'bad'), 'hunter2');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const load = (env: NodeJS.ProcessEnv) => () =>
    loadConfig({ ...production, DATABASE_URL: undefined, ...env });

  it('is read without its trailing line break', () => {
    const config = load({ DATABASE_URL_FILE: path.join(folder, 'url') })();
    expect(config).toMatchObject({ databaseUrl: production.DATABASE_URL });
  });

  it('must be readable', () => {
    expect(problemsOf(load({ DATABASE_URL_FILE: path.join(folder, 'none') }))).toEqual([
      expect.stringContaining('which cannot be read'),
    ]);
  });

  it('is never shown', () => {
    const problems = problemsOf(load({ DATABASE_URL_FILE: path.join(folder, 'bad') }));
    expect(problems).toEqual([expect.stringContaining('DATABASE_URL_FILE is not valid')]);
    expect(problems.join()).not.toContain('hunter2');
  });

  it('cannot be combined with the variable itself', () => {
    const env = { DATABASE_URL: production.DATABASE_URL, DATABASE_URL_FILE: path.join(folder, 'url') };
    expect(problemsOf(load(env))).toEqual([
      'DATABASE_URL and DATABASE_URL_FILE are both set, must be one of them',
    ]);
  });
});

describe('a migration run', () => {
  it("uses the owner's login", () => {
    const ownerUrl = 'postgres://owner:secret@db/causeway';
    expect(loadMigrateConfig({ DATABASE_OWNER_URL: ownerUrl })).toEqual({ ownerUrl });
  });

  it('does not start without it', () => {
    expect(problemsOf(() => loadMigrateConfig({}))).toEqual([
      expect.stringContaining('DATABASE_OWNER_URL is missing'),
    ]);
  });
});

describe('a command that works on the data', () => {
  it.each([
    [{}, { mode: 'embedded', dataDir: '.causeway', clock: null }],
    [{ CAUSEWAY_DATA_DIR: '/srv/data' }, { mode: 'embedded', dataDir: '/srv/data', clock: null }],
    [{ DATABASE_URL: production.DATABASE_URL }, { mode: 'production', databaseUrl: production.DATABASE_URL }],
    [production, { mode: 'production', databaseUrl: production.DATABASE_URL }],
  ])('with %j uses %j', (env, expected) => {
    expect(loadDatabaseConfig(env)).toEqual(expected);
  });

  it.each([
    [{ AUTH_AUDIENCE: 'causeway' }, 'DATABASE_URL is missing (AUTH_AUDIENCE is set)'],
    [{ ...production, CAUSEWAY_CLOCK: '2026-12-21T08:00:00Z' }, 'CAUSEWAY_CLOCK works only in the embedded'],
  ])('with %j never falls back to the embedded default', (env, problem) => {
    expect(problemsOf(() => loadDatabaseConfig(env))).toEqual([expect.stringContaining(problem)]);
  });
});
