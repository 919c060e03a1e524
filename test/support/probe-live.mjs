import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';

/**
 * Asks a process once whether it is alive.
 * @returns liveMs, the response time; busyMs, how much of it its main thread was running on a processor, which is what the
 *   response would have taken on an idle machine
 */
export async function probeLive({ port, pid, agent }) {
  const worked = workedMs(pid);
  const started = performance.now();
  const [response] = await once(
    http.get({ port, host: '127.0.0.1', path: '/health/live', agent }),
    'response',
  );
  response.resume();
  await once(response, 'end');
  if (response.statusCode !== 200) throw new Error(`/health/live answered ${response.statusCode}`);
  const liveMs = performance.now() - started;
  return { liveMs, busyMs: Math.min(liveMs, workedMs(pid) - worked) };
}

/** How long the main thread, which runs the event loop, has been running on a processor. */
function workedMs(pid) {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ', 1)[0]) / 1e6;
}
