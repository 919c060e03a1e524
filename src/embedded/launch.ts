import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from './place.js';
import { awaitReady, findPostmaster, type Postmaster } from './postmaster.js';
import { codeOf } from '../platform/base/error-code.js';
import { EmbeddedStartError } from './start-error.js';

const ATTEMPTS = 5;
const RETRY_MS = 500;
const TAIL_LINES = 12;
/** Temporary errors: a port taken meanwhile, orphans still ending, a concurrent start. */
const TRANSIENT = /could not bind|shared memory block|lock file "postmaster.pid"/;

/**
 * Adopts the server that already runs on the cluster, or starts one on 127.0.0.1.
 * @param port the port it used before; omitted, a free one
 */
export async function adoptOrLaunch(
  place: Place,
  port?: number,
): Promise<Postmaster & { readonly adopted: boolean }> {
  for (let attempt = 1; ; attempt += 1) {
    const running = await findPostmaster(place.cluster);
    if (running !== undefined) return { ...running, adopted: true };
    const launched = await launch(place, port ?? (await freePort()));
    if ('pid' in launched) return { ...launched, adopted: false };
    if (attempt === ATTEMPTS || !TRANSIENT.test(launched.reason)) {
      throw new EmbeddedStartError(
        `PostgreSQL did not start. The last lines of its log ${place.logFile}:\n${launched.reason}`,
      );
    }
    await sleep(RETRY_MS);
  }
}

/**
 * Otherwise glibc returns a connection's memory to the system after each larger statement, and gets it back page by page: a
 * third of the time of a breakdown by partner. It stays within what the connection's largest statement needed, at most some 64 MB.
 */
const KEEP_MEMORY = {
  MALLOC_TRIM_THRESHOLD_: '67108864',
  MALLOC_MMAP_THRESHOLD_: '67108864',
  MALLOC_TOP_PAD_: '16777216',
};

async function launch(place: Place, port: number): Promise<Postmaster | { readonly reason: string }> {
  const log = openFreshLog(place.logFile);
  // In a session of its own: Ctrl-C reaches the whole foreground process group, and PostgreSQL must outlive the app's
  // shutdown.
  const child = spawn(path.join(place.bin, 'postgres'), serverArgs(place.cluster, port), {
    ...place.account,
    cwd: '/',
    env: KEEP_MEMORY,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let fault: string | undefined;
  child.on('error', (error) => (fault = codeOf(error)));
  child.on('exit', (code, name) => (fault ??= `it exited with ${code ?? name}`));
  const ready = await awaitReady(place.cluster, child.pid ?? 0, () => fault !== undefined);
  if (ready === undefined) child.kill('SIGQUIT');
  child.unref();
  return ready ?? { reason: tailOf(place.logFile) || (fault ?? 'it took too long') };
}

function serverArgs(cluster: string, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  return [
    '-D',
    cluster,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
}

/** Starts a new log, so that its tail is about this start only; the previous one is kept next to it. */
function openFreshLog(file: string): number {
  try {
    renameSync(file, `${file}.1`);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  return openSync(file, 'a', 0o600);
}

const tailOf = (file: string) => readFileSync(file, 'utf8').trim().split('\n').slice(-TAIL_LINES).join('\n');

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}
