import { spawn, type ChildProcess } from 'node:child_process';
import { until } from './until.js';

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
