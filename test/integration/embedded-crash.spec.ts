import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/embedded/postgres.js';
import { kill9, query, spawnUntilFirstLine, temporaryFolder } from '../support/embedded.js';

const start = (dataDir: string) => startEmbeddedPostgres({ dataDir, log: () => undefined });
const { folder, remove } = temporaryFolder();
afterAll(remove);

const pidFile = (dataDir: string) => path.join(dataDir, 'pg/postmaster.pid');
const postmasterPid = (dataDir: string) => Number(readFileSync(pidFile(dataDir), 'utf8').split('\n')[0]);

async function startWithRow(dataDir: string): Promise<EmbeddedPostgres> {
  const postgres = await start(dataDir);
  await query(postgres.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS number');
  return postgres;
}

async function expectRowAndStop(postgres: EmbeddedPostgres): Promise<void> {
  expect(await query(postgres.ownerUrl, 'TABLE kept')).toEqual([{ number: 7 }]);
  await postgres.stop();
}

describe('after kill -9 of PostgreSQL', () => {
  it('starts again with what was committed', async () => {
    const dataDir = path.join(folder, 'killed');
    await startWithRow(dataDir);
    await kill9(postmasterPid(dataDir));
    const again = await start(dataDir);
    expect(again.adopted).toBe(false);
    await expectRowAndStop(again);
  });

  it('is not confused by another program that was given the pid', async () => {
    const dataDir = path.join(folder, 'reused');
    await startWithRow(dataDir);
    await kill9(postmasterPid(dataDir));
    // It names the folder too, as an editor with the pid file open would, and runs as PostgreSQL's own OS user:
    // PostgreSQL itself sees through a pid of someone else's.
    const { uid, gid } = statSync(pidFile(dataDir));
    const stranger = spawn('tail', ['-f', pidFile(dataDir)], { uid, gid, cwd: '/', stdio: 'ignore' });
    const [, ...rest] = readFileSync(pidFile(dataDir), 'utf8').split('\n');
    writeFileSync(pidFile(dataDir), [stranger.pid, ...rest].join('\n'));
    try {
      const again = await start(dataDir);
      expect(again.adopted).toBe(false);
      await expectRowAndStop(again);
      expect(stranger.exitCode).toBeNull();
    } finally {
      stranger.kill();
    }
  });
});

describe('after kill -9 of Node', () => {
  const compiled = path.join(folder, 'compiled');
  const script = path.join(compiled, 'start.js');
  beforeAll(() => {
    execFileSync('npx', ['swc', 'src/embedded', 'src/platform/base', '--out-dir', compiled, '--quiet']);
    symlinkSync(path.resolve('node_modules'), path.join(compiled, 'node_modules'));
    writeFileSync(path.join(compiled, 'package.json'), '{"type":"module"}');
    writeFileSync(
      script,
      `import { startEmbeddedPostgres } from './src/embedded/postgres.js';
       const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2], log: () => {} });
       console.log(JSON.stringify(postgres));`,
    );
  });

  it('takes over the server that lives on, and can stop it', async () => {
    const dataDir = path.join(folder, 'orphaned');
    const { child, line } = await spawnUntilFirstLine(process.execPath, [script, dataDir]);
    const first = JSON.parse(line) as EmbeddedPostgres;
    await query(first.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS number');
    await expect(start(dataDir)).rejects.toThrow(`in use by causeway process ${child.pid}`);

    await kill9(child.pid ?? 0);
    const again = await start(dataDir);
    expect(again).toMatchObject({ adopted: true, port: first.port, ownerUrl: first.ownerUrl });
    await expectRowAndStop(again);
    await expect(query(again.superUrl, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });
});
