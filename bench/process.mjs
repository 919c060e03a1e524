import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** Starts a server process and waits until it responds; while starting up it returns 503. */
export async function startServer(command, args, env, url) {
  const child = spawn(command, args, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (await answers(url)) break;
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`${args.join(' ')} did not start.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return { pid: child.pid, cpuMs: () => cpuMs(child.pid), stop: () => (child.kill('SIGINT'), ended) };
}

async function answers(url) {
  return fetch(url).then(
    ({ status }) => status < 500,
    () => false,
  );
}

/** User and system time that the process has used so far, without PostgreSQL's. */
function cpuMs(pid) {
  const [user, system] = statOf(pid).slice(11);
  return ((Number(user) + Number(system)) * 1000) / TICKS_PER_SECOND;
}

/** The same of a PostgreSQL server: its postmaster, the processes that it has, and those that it had. */
export function postgresCpuMs(postmaster) {
  const [endedUser, endedSystem] = statOf(postmaster).slice(13);
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ');
  const ended = ((Number(endedUser) + Number(endedSystem)) * 1000) / TICKS_PER_SECOND;
  return children.reduce((sum, pid) => sum + cpuMs(pid), ended + cpuMs(postmaster));
}

/** The fields of /proc/PID/stat from the state on. */
function statOf(pid) {
  return readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Prints `median (min–max)`. */
export function spread(values, digits = 0) {
  const text = (value) => value.toFixed(digits);
  return `${text(median(values))} (${text(Math.min(...values))}–${text(Math.max(...values))})`;
}

/** The nearest-rank percentile. @param q as 0.99 */
export function percentile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];
}
