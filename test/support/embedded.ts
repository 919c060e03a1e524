import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { until } from './until.js';

/** A temporary folder that root's PostgreSQL, which runs as another OS user, can enter too. */
export function temporaryFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'causeway-'));
  chmodSync(folder, 0o711);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs one statement on a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Starts a program and answers its first line. */
export function spawnUntilFirstLine(
  command: string,
  args: readonly string[],
): Promise<{ readonly child: ChildProcess; readonly line: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const end = text.indexOf('\n');
      if (end >= 0) resolve({ child, line: text.slice(0, end) });
    });
    child.on('exit', (code) => reject(new Error(`${command} ended with ${String(code)}: ${text}`)));
  });
}

/** Kills as `kill -9` does, and waits until the process is gone; one that has gone by itself is no fault. */
export async function kill9(pid: number): Promise<void> {
  if (lives(pid)) process.kill(pid, 'SIGKILL');
  await until(() => !lives(pid));
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
