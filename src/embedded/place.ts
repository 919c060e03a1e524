import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, realpathSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { type Account, accountFor, canEnter, runsAsRoot } from './account.js';
import { binariesFor } from './binaries.js';
import { codeOf } from '../platform/base/error-code.js';
import { EmbeddedStartError } from './start-error.js';

/** The folders of one embedded default, and the OS user that its PostgreSQL runs as. */
export interface Place {
  readonly dataDir: string;
  /** PostgreSQL's own data folder. */
  readonly cluster: string;
  readonly logFile: string;
  readonly bin: string;
  readonly account: Account;
}

const REACHABLE_BY_EVERYONE = '/var/lib/causeway';

/**
 * Finds or creates the place for a data folder. Under root, PostgreSQL runs as another OS user; if that user cannot enter
 * the folder, e.g. in a private home, the data is stored in `/var/lib/causeway/<hash of its path>`.
 * @throws EmbeddedStartError if the folder is not writable or PostgreSQL cannot run
 */
export function placeOf(wantedDir: string, log: (line: string) => void): Place {
  const wanted = makeFolder(path.resolve(wantedDir));
  const dataDir = canEnter(accountFor(clusterIn(wanted), log), wanted)
    ? wanted
    : reachableFolder(wanted, log);
  const account = accountFor(clusterIn(dataDir), log);
  return {
    dataDir,
    cluster: clusterIn(dataDir),
    logFile: path.join(dataDir, 'postgres.log'),
    bin: binariesFor(account, dataDir, log),
    account,
  };
}

const clusterIn = (dataDir: string) => path.join(dataDir, 'pg');

function makeFolder(folder: string): string {
  try {
    makeFolders(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
    return realpathSync(folder);
  } catch (cause) {
    const message = `the data folder ${folder} is not writable by ${userInfo().username} (${codeOf(cause)}); set CAUSEWAY_DATA_DIR to one that is`;
    throw new EmbeddedStartError(message, { cause });
  }
}

/**
 * Creates one level at a time, because Node's recursive mkdir never returns if a parent cannot contain folders, e.g. in
 * /proc.
 */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(path.dirname(folder));
  mkdirSync(folder);
  // Set separately, because a strict umask would restrict mkdir's mode.
  chmodSync(folder, runsAsRoot() ? 0o711 : 0o700);
}

function reachableFolder(wanted: string, log: (line: string) => void): string {
  const hash = createHash('sha256').update(wanted).digest('hex').slice(0, 16);
  const reachable = makeFolder(path.join(REACHABLE_BY_EVERYONE, hash));
  log(
    `the data is stored in ${reachable}: PostgreSQL cannot run as root, and its OS user has no access to ${wanted}`,
  );
  return reachable;
}
