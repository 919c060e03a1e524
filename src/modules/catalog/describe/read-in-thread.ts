import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Semaphore } from '../../../kernel/semaphore.js';
import type { ApiDescription } from './api-description.js';

/** A description, why it cannot be read, or the number of its operations if there are too many. */
export type ThreadAnswer =
  { readonly description: ApiDescription } | { readonly fault: string } | { readonly operations: number };

export interface ThreadLimits {
  readonly seconds: number;
  readonly heapMib: number;
  /** How long a thread is kept for the next document: loading its parser takes longer than reading most documents. */
  readonly idleMs: number;
}

/** An ordinary document of 8 MiB takes half a minute on a slow machine, and a third of this memory. */
const LIMITS: ThreadLimits = { seconds: 120, heapMib: 1_024, idleMs: 30_000 };
const DESCRIPTION_THREAD = new URL('./description.thread.js', import.meta.url);
/** Characters. After a longer document the thread is ended to free its memory. */
const LARGE = 1024 * 1024;

/**
 * Reads API descriptions in a worker thread, so that only the sender waits. Runs one thread at a time, since each may
 * take a core and much memory.
 */
export class DescriptionThread {
  private readonly turns = new Semaphore(1);
  private idle: Worker | null = null;
  private idleTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly limits = LIMITS,
    private readonly start = () => startThread(limits),
  ) {}

  /** @throws Error only for internal errors; faults of the document are returned */
  read(document: string): Promise<ThreadAnswer> {
    return this.turns.take(() => this.answerOf(document));
  }

  private async answerOf(document: string): Promise<ThreadAnswer> {
    const { seconds, heapMib } = this.limits;
    const worker = this.take();
    const signal = AbortSignal.timeout(seconds * 1_000);
    let isReusable = false;
    try {
      worker.postMessage(document);
      const [answer] = (await once(worker, 'message', { signal })) as [ThreadAnswer];
      isReusable = document.length <= LARGE;
      return answer;
    } catch (error) {
      if (signal.aborted) return { fault: `Reading the document took more than ${seconds} s; split it.` };
      if (codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY')
        return { fault: `Reading the document took more than ${heapMib} MiB of memory; split it.` };
      throw error;
    } finally {
      if (isReusable) this.keep(worker);
      else await worker.terminate();
    }
  }

  private take(): Worker {
    clearTimeout(this.idleTimer);
    const kept = this.idle;
    this.idle = null;
    kept?.ref();
    return kept ?? this.begin();
  }

  private begin(): Worker {
    const worker = this.start();
    // `read` reports errors to its caller; an idle thread that fails is simply replaced.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (this.idle === worker) this.idle = null;
    });
    return worker;
  }

  private keep(worker: Worker): void {
    worker.unref();
    this.idle = worker;
    this.idleTimer = setTimeout(() => {
      this.idle = null;
      void worker.terminate();
    }, this.limits.idleMs).unref();
  }
}

function startThread({ heapMib }: ThreadLimits): Worker {
  return new Worker(DESCRIPTION_THREAD, {
    resourceLimits: { maxOldGenerationSizeMb: heapMib, maxYoungGenerationSizeMb: 64 },
  });
}

const thread = new DescriptionThread();

/** Reads an API description in this process's thread. */
export const readInThread = (document: string): Promise<ThreadAnswer> => thread.read(document);

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
