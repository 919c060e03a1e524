import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, realpathSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { type Account, accountFor, canEnter, runsAsRoot } from './account.js';
import { binariesFor } from './binaries.js';
import { codeOf } from '../platform/base/error-code.js';
import { EmbeddedStartError } from './start-error.js';

/** Where everything of one embedded default lies, and the OS user that its PostgreSQL runs as. */
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
 * Finds, and makes, the place for a data folder. Root's PostgreSQL runs as another OS user; where that one cannot
 * enter the folder, as below a private home, the data is kept in `/var/lib/causeway/<hash of its path>`.
 * @throws EmbeddedStartError when the folder cannot be written or no PostgreSQL can run
 */
export function placeOf(wantedDir: string, log: (line: string) => void): Place {
  const wanted = makeFolder(path.resolve(wantedDir));
  const dataDir = canEnter(accountFor(clusterIn(wanted), log), wanted) ? wanted : reachableTwin(wanted, log);
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
    makeLevels(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
    return realpathSync(folder);
  } catch (cause) {
    const message = `the data folder ${folder} is not writable for ${userInfo().username} (${codeOf(cause)}); set CAUSEWAY_DATA_DIR to one that is`;
    throw new EmbeddedStartError(message, { cause });
  }
}

/** Level by level: Node's own recursive mkdir never ends where a parent cannot hold folders, as below /proc. */
function makeLevels(folder: string): void {
  if (existsSync(folder)) return;
  makeLevels(path.dirname(folder));
  mkdirSync(folder);
  // Set apart from mkdir, whose mode a strict umask would narrow.
  chmodSync(folder, runsAsRoot() ? 0o711 : 0o700);
}

function reachableTwin(wanted: string, log: (line: string) => void): string {
  const hash = createHash('sha256').update(wanted).digest('hex').slice(0, 16);
  const twin = makeFolder(path.join(REACHABLE_BY_EVERYONE, hash));
  log(
    `the data is stored in ${twin}: PostgreSQL cannot run as root, and its OS user has no access to ${wanted}`,
  );
  return twin;
}
