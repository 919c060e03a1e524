import { spawn } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/embedded/postgres.js';
import { cluster } from '../support/cluster.js';
import { migratedFolder, postmastersOf } from '../support/data-folder.js';
import { kill9, spawnUntilFirstLine } from '../support/os-processes.js';
import { query } from '../support/query.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';

const start = (dataDir: string) => startEmbeddedPostgres({ dataDir, log: () => undefined });
const { folder, remove } = temporaryFolder();
afterAll(remove);
const folderOf = (name: string) => migratedFolder(folder, name);

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
    const dataDir = folderOf('killed');
    await startWithRow(dataDir);
    await kill9(postmasterPid(dataDir));
    const again = await start(dataDir);
    expect(again.adopted).toBe(false);
    await expectRowAndStop(again);
  });

  it('is not confused by another program with the same PID', async () => {
    const dataDir = folderOf('reused');
    await startWithRow(dataDir);
    await kill9(postmasterPid(dataDir));
    // It also names the folder, as an editor with the PID file open would, and runs as PostgreSQL's own OS user:
    // PostgreSQL itself recognises the PID of another user's process.
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
  const program = `import { startEmbeddedPostgres } from '${cluster.build}/src/embedded/postgres.js';
    const postgres = await startEmbeddedPostgres({ dataDir: process.argv[1], log: () => {} });
    console.log(JSON.stringify(postgres));`;

  it('takes over the running server, and can stop it', async () => {
    const dataDir = folderOf('orphaned');
    const { child, line } = await spawnUntilFirstLine(process.execPath, [
      ...['--input-type=module', '--eval', program],
      dataDir,
    ]);
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

describe('a supervised server', () => {
  /** Starts and supervises it. @returns the messages in the meantime, and the reason for giving up */
  async function watched(dataDir: string) {
    const restartWaits = { first: 1, most: 1 };
    const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined, restartWaits });
    const [said, givenUp]: [string[], string[]] = [[], []];
    const giveUp = ({ message }: Error): void => void givenUp.push(message);
    postgres.keeper.watch({ say: (line) => said.push(line), giveUp });
    return { postgres, said, givenUp };
  }

  it('can be stopped for good while it is being restarted', async () => {
    const dataDir = folderOf('stopped');
    const { postgres, givenUp } = await watched(dataDir);
    await kill9(postmasterPid(dataDir));
    await until(() => postgres.keeper.isDown);
    await postgres.stop();
    expect([postmastersOf(dataDir), givenUp]).toEqual([[], []]);
  });

  it('is given up if its data is gone', async () => {
    const dataDir = folderOf('gone');
    const { postgres, said, givenUp } = await watched(dataDir);
    const pid = postmasterPid(dataDir);
    rmSync(dataDir, { recursive: true });
    await kill9(pid);
    await until(() => givenUp.length > 0);
    expect(givenUp).toEqual([
      `The data in ${dataDir} is gone; Causeway is stopping. The next start will create an empty database there.`,
    ]);
    await postgres.stop();
    expect([postmastersOf(dataDir), said]).toEqual([[], []]);
  });

  it('is given up, with the end of its log, if it cannot be restarted', async () => {
    const dataDir = folderOf('broken');
    const { postgres, said, givenUp } = await watched(dataDir);
    rmSync(path.join(dataDir, 'pg/global/pg_control'));
    await kill9(postmasterPid(dataDir));
    await until(() => givenUp.length > 0);
    expect(givenUp).toEqual([
      expect.stringMatching(
        /^PostgreSQL did not start\. The last lines of its log \S+:\n[^]*pg_control/,
      ) as string,
    ]);
    await postgres.stop();
    expect(said).toEqual([]);
  });
});
