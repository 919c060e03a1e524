import { spawn, type ChildProcess } from 'node:child_process';
import { until } from './until.js';

/** Starts a program and returns its first line. */
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

/** Kills like `kill -9`, and waits until the process is gone; it may have exited by itself. */
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
