import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { TestDatabase } from '../cluster.js';
import type { Told } from './worker-process.js';

const running = new Set<ChildProcess>();

/** Ends what a signal would leave behind. */
export function killWorkers(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** A real process that runs jobs. */
export class KilledWorker {
  private constructor(private readonly child: ChildProcess) {}

  /** @param now the instant at which its clock stands */
  static async start(urls: TestDatabase, now: string): Promise<KilledWorker> {
    const worker = new KilledWorker(fork(path.join(import.meta.dirname, 'worker-process.js')));
    running.add(worker.child);
    const { appUrl, portalUrl, redisUrl } = urls;
    await worker.tell({ start: { urls: { appUrl, portalUrl, redisUrl }, now } });
    return worker;
  }

  async tell(told: Told): Promise<number> {
    const ended = once(this.child, 'exit').then(() => [{ error: 'The worker ended.' }]);
    const reply = once(this.child, 'message');
    this.child.send(told);
    const [{ answer, error }] = (await Promise.race([reply, ended])) as [{ answer?: number; error?: string }];
    if (answer === undefined) throw new Error(error);
    return answer;
  }

  async kill(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
    running.delete(this.child);
  }
}
