import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Account } from './account.js';
import type { Place } from './place.js';
import { codeOf } from '../platform/base/error-code.js';
import { EmbeddedStartError } from './start-error.js';

/**
 * Creates PostgreSQL's data folder on the first start. It is created aside and renamed, because a killed initdb leaves half
 * a cluster behind.
 * @param password of the superuser `postgres`
 */
export async function ensureCluster({ cluster, bin, account }: Place, password: string): Promise<void> {
  if (existsSync(cluster)) return;
  const draft = `${cluster}.${randomBytes(6).toString('hex')}`;
  const passwordFile = `${draft}.password`;
  try {
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
    giveTo(account, [draft, passwordFile]);
    await runInitdb(path.join(bin, 'initdb'), account, draft, passwordFile);
    renameSync(draft, cluster);
  } catch (error) {
    if (!existsSync(cluster)) throw failure(cluster, error);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

function runInitdb(initdb: string, account: Account, folder: string, passwordFile: string): Promise<void> {
  const args = [
    `--pgdata=${folder}`,
    `--pwfile=${passwordFile}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // PostgreSQL's builtin C.UTF-8 sorts and changes case the same way on every system, whatever its locales.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(initdb, args, { ...account, cwd: '/', env: {}, stdio: ['ignore', 'ignore', 'pipe'] });
    let errorOutput = '';
    child.stderr.on('data', (chunk: Buffer) => (errorOutput += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(errorOutput.trim()))));
  });
}

function giveTo({ uid, gid }: Account, paths: readonly string[]): void {
  if (uid === undefined || gid === undefined) return;
  for (const each of paths) chownSync(each, uid, gid);
}

const failure = (cluster: string, cause: unknown) =>
  new EmbeddedStartError(`PostgreSQL's data directory could not be created in ${cluster}: ${codeOf(cause)}`, {
    cause,
  });
