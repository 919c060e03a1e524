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
/** Above every pid a system gives out. */
const NOBODY = 2_147_483_647;

const pidFileOf = (cluster: string) => path.join(cluster, 'postmaster.pid');

/** What postmaster.pid says: line 1 the pid, line 4 the port, line 8 how far the server is. */
function readPidFile(cluster: string) {
  if (!existsSync(pidFileOf(cluster))) return undefined;
  const lines = readFileSync(pidFileOf(cluster), 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
}

/**
 * Finds the server that already serves the cluster: one outlives a Node process that was killed. Waits for one
 * that is still starting or stopping.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const seen = readPidFile(cluster);
    if (seen === undefined) return undefined;
    if (!isPostmaster(seen.pid, cluster)) {
      disown(cluster, seen.pid);
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

/** Waits until the server with this pid takes connections; `hasEnded` tells that it never will. */
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
 * Stops the server: clients are cut off and everything is written; if that takes long, at once, which the next
 * start repairs from the log.
 */
export async function stopPostmaster(cluster: string, pid: number): Promise<void> {
  const deadline = Date.now() + FAST_STOP_LIMIT_MS;
  if (isPostmaster(pid, cluster)) signal(pid, 'SIGINT');
  let hurried = false;
  while (isPostmaster(pid, cluster)) {
    if (!hurried && Date.now() > deadline) {
      hurried = true;
      signal(pid, 'SIGQUIT');
    }
    await sleep(POLL_MS);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself, which is what the signal is for.
  }
}

/** A pid alone proves nothing: after a crash another program may have been given it. */
const isPostmaster = (pid: number, cluster: string) => commandOf(pid).includes(`postgres -D ${cluster} -p `);

/** The command line of a process, its words set apart by spaces; empty if there is none, or a dead one. */
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
 * PostgreSQL will not start while the pid in its file belongs to a living process, whatever that is. The rest of
 * the file stays: by it the new server sees whether orphans of the old one still have the data open.
 */
function disown(cluster: string, pid: number): void {
  const file = pidFileOf(cluster);
  const lines = readFileSync(file, 'utf8').split('\n');
  if (lines[0] === String(pid)) writeFileSync(file, [String(NOBODY), ...lines.slice(1)].join('\n'));
}
