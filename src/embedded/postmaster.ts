import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedStartError } from './start-error.js';

/** A running PostgreSQL server. */
export interface Postmaster {
  readonly pid: number;
  /** On 127.0.0.1. */
  readonly port: number;
}

const POLL_MS = 20;
const START_LIMIT_MS = 60_000;
const FAST_STOP_LIMIT_MS = 2_500;
/** Higher than any pid a system assigns. */
const UNUSED_PID = 2_147_483_647;

const pidFileOf = (cluster: string) => path.join(cluster, 'postmaster.pid');

/** Reads postmaster.pid: line 1 is the pid, line 4 the port, line 8 the server's status. */
function readPidFile(cluster: string) {
  if (!existsSync(pidFileOf(cluster))) return undefined;
  const lines = readFileSync(pidFileOf(cluster), 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
}

/**
 * Finds the server that already runs on the cluster, as it outlives a killed Node process. Waits for one that is starting or
 * stopping.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const seen = readPidFile(cluster);
    if (seen === undefined) return undefined;
    if (!isPostmaster(seen.pid, cluster)) {
      clearPid(cluster, seen.pid);
      return undefined;
    }
    if (seen.status === 'ready') return seen;
    if (Date.now() > deadline) {
      throw new EmbeddedStartError(
        `PostgreSQL (process ${seen.pid}) is neither running nor stopped: ${seen.status}`,
      );
    }
    await sleep(POLL_MS);
  }
}

/** Waits until the server with this pid accepts connections; returns undefined if `hasEnded` or after a minute. */
export async function awaitReady(
  cluster: string,
  pid: number,
  hasEnded: () => boolean,
): Promise<Postmaster | undefined> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (!hasEnded() && Date.now() < deadline) {
    const seen = readPidFile(cluster);
    if (seen?.pid === pid && seen.status === 'ready') return seen;
    await sleep(POLL_MS);
  }
  return undefined;
}

/**
 * Stops the server with a fast shutdown: clients are disconnected and everything is written. If that takes too long, it is
 * stopped immediately, and the next start recovers from the WAL.
 */
export async function stopPostmaster(cluster: string, pid: number): Promise<void> {
  const deadline = Date.now() + FAST_STOP_LIMIT_MS;
  if (isPostmaster(pid, cluster)) signal(pid, 'SIGINT');
  let isImmediate = false;
  while (isPostmaster(pid, cluster)) {
    if (!isImmediate && Date.now() > deadline) {
      isImmediate = true;
      signal(pid, 'SIGQUIT');
    }
    await sleep(POLL_MS);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has already ended.
  }
}

/** The pid alone is not enough: after a crash it may belong to another program. */
const isPostmaster = (pid: number, cluster: string) => commandOf(pid).includes(`postgres -D ${cluster} -p `);

/** A process's command line, separated by spaces; empty if the process does not exist or is a zombie. */
function commandOf(pid: number): string {
  try {
    return existsSync('/proc/self/cmdline')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/**
 * PostgreSQL does not start while the pid in its file belongs to any living process. The rest of the file is kept, as it
 * tells the new server whether orphans of the old one still use the data.
 */
function clearPid(cluster: string, pid: number): void {
  const file = pidFileOf(cluster);
  const lines = readFileSync(file, 'utf8').split('\n');
  if (lines[0] === String(pid)) writeFileSync(file, [String(UNUSED_PID), ...lines.slice(1)].join('\n'));
}
