import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Semaphore } from '../../../kernel/semaphore.js';
import type { ApiDescription } from './api-description.js';

/** What a thread found: a description, why there is none, or how many operations it has where they are too many. */
export type ThreadAnswer =
  { readonly description: ApiDescription } | { readonly fault: string } | { readonly operations: number };

export interface ThreadLimits {
  readonly seconds: number;
  readonly heapMib: number;
}

/** An ordinary document of 8 MiB takes half a minute on a slow machine, and a third of this memory. */
const LIMITS: ThreadLimits = { seconds: 120, heapMib: 1_024 };
const DESCRIPTION_THREAD = new URL('./description.thread.js', import.meta.url);
/** Threads of one process at a time: each may take a core and its memory. */
const turns = new Semaphore(1);

/**
 * Reads an API description in a thread of its own, so that nobody waits for it but who sent it.
 * @throws Error for what is wrong with us; what is wrong with the document is the answer
 */
export function readInThread(document: string, limits: ThreadLimits = LIMITS): Promise<ThreadAnswer> {
  return turns.take(() => answerOf(document, limits));
}

async function answerOf(document: string, { seconds, heapMib }: ThreadLimits): Promise<ThreadAnswer> {
  const worker = new Worker(DESCRIPTION_THREAD, {
    workerData: document,
    resourceLimits: { maxOldGenerationSizeMb: heapMib, maxYoungGenerationSizeMb: 64 },
  });
  const signal = AbortSignal.timeout(seconds * 1_000);
  try {
    const [answer] = (await once(worker, 'message', { signal })) as [ThreadAnswer];
    return answer;
  } catch (error) {
    if (signal.aborted) return { fault: `Reading the document took more than ${seconds} s; split it.` };
    if (codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY')
      return { fault: `Reading the document took more than ${heapMib} MiB of memory; split it.` };
    throw error;
  } finally {
    await worker.terminate();
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
